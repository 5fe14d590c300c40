import { expect, it } from 'vitest';
import { ReplyAddresses } from '../../../src/integrations/inbound-mail/reply-addresses.js';
import { newId, toSid } from '../../../src/kernel/ids.js';
import { OWN } from '../../support/a-mail.js';

const addresses = new ReplyAddresses(OWN, Buffer.alloc(32, 1));
const sid = toSid('reassessment', newId());
const address = addresses.addressFor(sid) ?? '';

it('gives an address that names the request and that mail servers take', () => {
  expect(address).toMatch(/^support\+rt[0-9a-f]{32}\.[a-z2-7]{12}@gatehouse\.example$/);
  expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
});

it('knows its own address again, in capitals too', () => {
  expect(addresses.sidIn(address)).toBe(sid);
  expect(addresses.sidIn(address.toUpperCase())).toBe(sid);
});

it.each([
  ['a wrong tag', address.replace(/\.[a-z2-7]{12}@/, '.aaaaaaaaaaaa@')],
  [
    'the tag of another request',
    address.replace(/rt[0-9a-f]{32}/, toSid('reassessment', newId()).toLowerCase()),
  ],
  ['the sid under another kind', address.replace('+rt', '+op')],
  ['no tag', `support+${sid.toLowerCase()}@gatehouse.example`],
  ['another domain', address.replace('gatehouse.example', 'evil.example')],
  ['another mailbox', address.replace('support+', 'sales+')],
])('names no request with %s', (_, other) => {
  expect(addresses.sidIn(other)).toBeNull();
});

it('names no request to whoever has another key', () => {
  expect(new ReplyAddresses(OWN, Buffer.alloc(32, 2)).sidIn(address)).toBeNull();
});

it.each([
  ['support@gatehouse.example', true],
  ['SUPPORT@Gatehouse.Example', true],
  ['support+anything@gatehouse.example', true],
  ['sales@gatehouse.example', false],
  ['support@elsewhere.example', false],
  ['support@gatehouse.example@elsewhere.example', false],
  ['support', false],
])('takes mail for %s: %s', (to, expected) => {
  expect(addresses.isOurs(to)).toBe(expected);
});

it('offers no address that would be too long for mail servers', () => {
  const long = new ReplyAddresses(
    { local: 'customer-support-team', domain: 'gatehouse.example' },
    Buffer.alloc(32),
  );
  expect(long.addressFor(sid)).toBeNull();
});
