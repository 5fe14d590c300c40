import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request for a message or a call, as Twilio would have got it. */
export interface TwilioRequest {
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
}

/** How Twilio shall refuse a number: its status, its own code and its sentence. */
export interface TwilioRefusal {
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

export interface TwilioServer {
  /** For `TWILIO_API_URL`. */
  readonly url: string;
  readonly settings: {
    readonly accountSid: string;
    readonly authToken: string;
    readonly from: string;
    readonly apiUrl: string;
  };
  /** The environment of a program that sends through it. */
  readonly env: Readonly<Record<string, string>>;
  /** What it took over. */
  readonly taken: TwilioRequest[];
  /** By recipient. */
  readonly refusals: Map<string, TwilioRefusal>;
  close(): Promise<void>;
}

const ACCOUNT = `AC${'0123456789abcdef'.repeat(2)}`;
const TOKEN = 'a token that nobody else has'.replaceAll(' ', '-');
const FROM = '+14155552671';

/** Stands in for api.twilio.com on this machine: checks who asks and what, and answers in Twilio's form. */
export async function startTwilioServer(): Promise<TwilioServer> {
  const taken: TwilioRequest[] = [];
  const refusals = new Map<string, TwilioRefusal>();
  const server = createServer((request, response) => {
    void readForm(request).then((form) => answer(request, response, form));
  });

  function answer(
    request: IncomingMessage,
    response: ServerResponse,
    form: Readonly<Record<string, string>>,
  ): void {
    const path = request.url ?? '';
    const refuse = ({ status, code, message }: TwilioRefusal): void =>
      send(response, status, {
        code,
        message,
        more_info: `https://www.twilio.com/docs/errors/${code}`,
        status,
      });
    if (request.headers.authorization !== `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`)
      return refuse({ status: 401, code: 20_003, message: 'Authenticate' });
    const kind = new RegExp(`^/2010-04-01/Accounts/${ACCOUNT}/(Messages|Calls)\\.json$`).exec(path)?.[1];
    if (request.method !== 'POST' || kind === undefined)
      return refuse({ status: 404, code: 20_404, message: 'The requested resource was not found' });
    const { To: to = '', From: from, Body: body, Twiml: twiml } = form;
    if (from !== FROM) return refuse({ status: 400, code: 21_212, message: `Invalid From number: ${from}` });
    if ((kind === 'Messages' ? body : twiml) === undefined)
      return refuse({ status: 400, code: 21_602, message: 'Message body is required' });
    const refusal = refusals.get(to);
    if (refusal !== undefined) return refuse(refusal);
    taken.push({ path, form });
    send(response, 201, { sid: `${kind === 'Messages' ? 'SM' : 'CA'}${'0'.repeat(32)}`, status: 'queued' });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    url,
    settings: { accountSid: ACCOUNT, authToken: TOKEN, from: FROM, apiUrl: url },
    env: {
      SMS_PROVIDER: 'twilio',
      TWILIO_ACCOUNT_SID: ACCOUNT,
      TWILIO_AUTH_TOKEN: TOKEN,
      TWILIO_FROM: FROM,
      TWILIO_API_URL: url,
    },
    taken,
    refusals,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function readForm(request: IncomingMessage): Promise<Readonly<Record<string, string>>> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  if (request.headers['content-type'] !== 'application/x-www-form-urlencoded') return {};
  return Object.fromEntries(new URLSearchParams(body));
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
