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
  ['mails.test', true, 'it has a mail server'],
  ['address-only.test', true, 'without an MX record the address itself takes mail'],
  ['refuses.test', false, 'an empty MX refuses all mail'],
  ['nothing.test', false, 'it exists, and nothing takes mail there'],
  ['no-such-name.test', false, 'there is no such name'],
  ['silent.test', null, 'nobody answered in time'],
])('W122: whether mail reaches %s is %s: %s', async (domain, expected, _why) => {
  expect(await new DnsNameService(LIMITS, [server.address]).takesMail(domain)).toBe(expected);
});

it('believes that there is no such name only where names can be looked up', async () => {
  const cutOff = await startNameServer({});
  const names = new DnsNameService(LIMITS, [cutOff.address]);
  expect(await names.isUp()).toBe(false);
  expect(await names.takesMail('no-such-name.test')).toBeNull();
  cutOff.stop();
});
