import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { BARE_DECISION, BARE_SIGNUP } from './bare-statements.js';
import { submitBare } from './bare-verification.js';

/** The limit that Gatehouse is measured against: node:http, JSON, one named statement that writes the same rows. Nothing else. */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] ?? '', max: 16 });

const HASH = Buffer.alloc(32, 7);
const STAFF = randomUUID();
const REVIEWED = {
  note: null,
  type: 'reassessment',
  codes: ['restriction_stands'],
  round: 1,
  outcome: 'reject',
  override: false,
  confirmedBy: null,
};

const server = createServer((request, response) => {
  void handle(request).then(
    (body) => response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});

async function handle(request: IncomingMessage): Promise<object> {
  if (request.method !== 'POST') return {};
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // node:http gives buffers
  const body: Record<string, string> = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  if (request.url === '/verification') return submitBare(pool, body);
  return request.url === '/decide' ? decide(body) : signUp(body);
}

async function decide({ case: kase, outcome, codes }: Record<string, unknown>): Promise<object> {
  const id = randomUUID();
  const ticket = `RT${'0'.repeat(32)}`;
  const mail = {
    ticketSid: ticket,
    ticketUrl: `http://127.0.0.1:38719/portal/reassessments/${ticket}`,
    companyName: 'Bench 1',
    mayAskAgain: true,
  };
  await pool.query({
    ...BARE_DECISION,
    values: [
      kase,
      id,
      randomUUID(),
      new Date().toISOString(),
      outcome,
      codes,
      STAFF,
      '127.0.0.1',
      JSON.stringify(REVIEWED),
      HASH,
      JSON.stringify(mail),
    ],
  });
  return { id, outcome };
}

async function signUp({ email, company, website, domain, phone, ip, device, card }: Record<string, string>) {
  const id = randomUUID();
  const assessment = randomUUID();
  const skeleton = (company ?? '').toLowerCase().replaceAll(/\W|gmbh/g, '');
  const begin = skeleton.slice(0, 32); // as far as Gatehouse compares names
  const nearKeys = new Set([
    begin,
    ...Array.from(begin, (_, at) => begin.slice(0, at) + begin.slice(at + 1)),
  ]);
  const facts = {
    ip,
    plan: 'self_service',
    email,
    phone,
    payment: { country: 'DE', flagged: false, fingerprint: card },
    website,
    deviceId: device,
    services: ['sms'],
    ipCountry: 'DE',
    phoneFacts: { e164: phone, type: 'fixed_line', country: 'DE', isValid: true, callingCode: '49' },
    companyName: company,
    companyCountry: 'DE',
  };
  const assessed = {
    band: 'low',
    score: 0,
    outcome: 'allow',
    signals: [],
    trigger: 'signup',
    assessment: `AS${'0'.repeat(32)}`,
    scorecardVersion: 1,
  };
  const signedUp = {
    plan: 'self_service',
    status: 'active',
    country: 'DE',
    externalId: null,
    parentAccount: null,
  };
  const welcome = {
    status: 'active',
    companyName: company,
    setPasswordUrl: `http://127.0.0.1:38719/portal/set-password/${'x'.repeat(43)}`,
  };
  await pool.query({
    ...BARE_SIGNUP,
    values: [
      id,
      assessment,
      randomUUID(),
      randomUUID(),
      new Date().toISOString(),
      email,
      company,
      skeleton,
      [...nearKeys],
      website,
      domain,
      phone,
      ip,
      device,
      card,
      HASH,
      JSON.stringify(facts),
      randomUUID(),
      Buffer.from(id.replaceAll('-', '').repeat(2), 'hex'),
      JSON.stringify(assessed),
      JSON.stringify(signedUp),
      JSON.stringify(welcome),
    ],
  });
  return { id };
}

server.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => server.close(() => void pool.end().then(() => process.exit(0))));
