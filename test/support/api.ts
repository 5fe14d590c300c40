import { PLATFORM_KEY } from './app.js';

/** Who calls, as headers. */
export type Caller = Readonly<Record<string, string>>;

export const NOBODY: Caller = {};
export const PLATFORM: Caller = { authorization: `Bearer ${PLATFORM_KEY}` };

/** A staff member, by personal access token. */
export function asStaff({ token }: { readonly token: string }): Caller {
  return { authorization: `Bearer ${token}` };
}

/** A customer, by the account's sid and auth token. */
export function asCustomer({ sid, authToken }: { readonly sid: string; readonly authToken: string }): Caller {
  return { authorization: `Basic ${Buffer.from(`${sid}:${authToken}`).toString('base64')}` };
}

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of the answer, null when it is empty; the test says what shape it expects. */
  readonly body: Body;
  /** The answer as it came. */
  readonly text: string;
}

/** One call of the API over HTTP. A `body` that is a string is sent as it is. */
export async function call<Body = unknown>(
  gatehouse: { readonly url: string },
  caller: Caller,
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<Body>> {
  const response = await fetch(gatehouse.url + path, {
    method,
    headers: { ...caller, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const parsed: Body = isJson && text !== '' ? JSON.parse(text) : null;
  return { status: response.status, headers: response.headers, body: parsed, text };
}
