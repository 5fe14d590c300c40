import { expect, inject, it } from 'vitest';
import { checkServer, DatabaseUnusableError } from '../../src/database/check-server.js';

/** The sentence in which an address is refused; null when it can be used. */
async function refusalOf(change: (url: URL) => void): Promise<string | null> {
  const url = new URL(inject('appUrl'));
  url.pathname = '/postgres';
  change(url);
  try {
    await checkServer(url.toString(), 'DATABASE_URL');
    return null;
  } catch (error) {
    if (!(error instanceof DatabaseUnusableError)) throw error;
    return error.message;
  }
}

it('lets a server through that answers and is new enough', async () => {
  expect(await refusalOf(() => undefined)).toBeNull();
});

it.each<[string, (url: URL) => void, RegExp]>([
  ['a wrong password', (url) => (url.password = 'my-secret'), /refuses the user or the password\.$/],
  ['an unknown database', (url) => (url.pathname = '/nowhere'), /has no database of that name\.$/],
  ['a port where nothing listens', (url) => (url.port = '1'), /nothing listens there; is it running\?$/],
  [
    'a host that does not exist',
    (url) => (url.hostname = 'nobody.invalid'),
    /no such host\.$|cannot be looked up\.$/,
  ],
  [
    'another protocol',
    (url) => (url.href = 'https://example.com/x'),
    /^DATABASE_URL cannot be read; it looks like postgres:/,
  ],
])('says in one sentence what is wrong with %s, and never the password', async (_, change, sentence) => {
  const refusal = await refusalOf(change);

  expect(refusal).toMatch(sentence);
  expect(refusal).not.toContain('\n');
  expect(refusal).not.toContain(new URL(inject('appUrl')).password);
  expect(refusal).not.toContain('my-secret');
});
