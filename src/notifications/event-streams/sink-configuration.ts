import { StreamParameterError } from './stream-refusals.js';

/** Where a webhook sink leads, taken apart. */
export interface WebhookConfiguration {
  /** Without name, password and fragment. */
  readonly destination: string;
  /** `name:password` as Basic auth sends it; null when the destination has none. */
  readonly userinfo: string | null;
  readonly batchEvents: boolean;
}

const LONGEST = 2048;

/** Reads `SinkConfiguration`, a JSON text (W155). @throws StreamParameterError for everything that cannot be a webhook */
export function readWebhookConfiguration(text: string | undefined): WebhookConfiguration {
  if (text === undefined || text.trim() === '')
    throw new StreamParameterError('The SinkConfiguration parameter is missing.');
  const fields = objectIn(text);
  const { destination, method = 'POST', batch_events: batch = false } = fields;
  if (method !== 'POST')
    throw new StreamParameterError('SinkConfiguration: the method of a webhook sink is POST.');
  if (batch !== true && batch !== false && batch !== 'true' && batch !== 'false')
    throw new StreamParameterError('SinkConfiguration: batch_events is true or false.');
  if (typeof destination !== 'string' || destination.length > LONGEST || !URL.canParse(destination))
    throw new StreamParameterError(
      `SinkConfiguration: destination is an http or https address of at most ${LONGEST} characters.`,
    );
  const url = new URL(destination);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new StreamParameterError('SinkConfiguration: destination begins with http:// or https://.');
  if (url.searchParams.has('bodySHA256'))
    throw new StreamParameterError(
      'SinkConfiguration: bodySHA256 is added to the destination when it is signed.',
    );
  return { ...withoutUserinfo(url), batchEvents: batch === true || batch === 'true' };
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // falls through to the refusal below
  }
  throw new StreamParameterError('The SinkConfiguration parameter is a JSON object.');
}

function withoutUserinfo(url: URL): Pick<WebhookConfiguration, 'destination' | 'userinfo'> {
  const { username, password } = url;
  url.username = '';
  url.password = '';
  url.hash = '';
  if (username === '' && password === '') return { destination: url.href, userinfo: null };
  return { destination: url.href, userinfo: `${decoded(username)}:${decoded(password)}` };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new StreamParameterError(
      'SinkConfiguration: the name or password in destination is not percent-encoded rightly.',
    );
  }
}
