import { afterAll, beforeAll, expect, it } from 'vitest';
import { DnsNameService } from '../../src/integrations/name-service/dns-name-service.js';
import { startNameServer } from '../support/name-server.js';

const LIMITS = { timeoutMs: 150, believedMs: 60_000 };
const ROOT = { 'a.root-servers.net': { a: '198.41.0.4' } };
let server: Awaited<ReturnType<typeof startNameServer>>;

beforeAll(async () => {
  server = await startNameServer({
    ...ROOT,
    'mails.test': { mx: 'mx.mails.test' },
    'address-only.test': { a: '192.0.2.1' },
    'refuses.test': { mx: '.' },
    'nothing.test': {},
    'silent.test': { silent: true },
  });
});
afterAll(() => server.stop());

it.each([
  { domain: 'mails.test', expected: true, since: 'it has a mail server' },
  {
    domain: 'address-only.test',
    expected: true,
    since: 'without an MX record the address itself takes mail',
  },
  { domain: 'refuses.test', expected: false, since: 'an empty MX refuses all mail' },
  { domain: 'nothing.test', expected: false, since: 'it exists, and nothing takes mail there' },
  { domain: 'no-such-name.test', expected: false, since: 'there is no such name' },
  { domain: 'silent.test', expected: null, since: 'nobody answered in time' },
])('W122: whether mail reaches $domain is $expected: $since', async ({ domain, expected }) => {
  expect(await new DnsNameService(LIMITS, [server.address]).takesMail(domain)).toBe(expected);
});

it('believes that there is no such name only where names can be looked up', async () => {
  const cutOff = await startNameServer({});
  const names = new DnsNameService(LIMITS, [cutOff.address]);
  expect(await names.isUp()).toBe(false);
  expect(await names.takesMail('no-such-name.test')).toBeNull();
  cutOff.stop();
});
