import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { isSignedBy, readHookSignature } from '../../../src/integrations/inbound-mail/hook-signature.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const SECOND = Math.floor(NOW.getTime() / 1000);
const BODY = Buffer.from('From: ann@brightline.example\r\n\r\nHello');
const SECRET = 'a-secret-of-the-provider';

function signed(time: number | string, secret = SECRET, body = BODY): string {
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex')}`;
}

function isTaken(header: unknown, body = BODY): boolean {
  const signature = readHookSignature(header, NOW);
  return signature !== null && isSignedBy(signature, body, SECRET);
}

it.each([
  ['made now', signed(SECOND), true],
  ['made five minutes ago', signed(SECOND - 300), true],
  ['made six minutes ago', signed(SECOND - 360), false],
  ['made in six minutes', signed(SECOND + 360), false],
  ['by another secret', signed(SECOND, 'another-secret'), false],
  ['of another time', signed(SECOND).replace(/t=\d+/, `t=${SECOND - 1}`), false],
  ['with a byte flipped', signed(SECOND).replace(/.$/, (digit) => (digit === '0' ? '1' : '0')), false],
  ['cut short', signed(SECOND).slice(0, -2), false],
  ['without a time', signed(SECOND).replace(/^t=\d+,/, ''), false],
  ['with letters for a time', signed('soon'), false],
  ['twice in one header', `${signed(SECOND)},${signed(SECOND)}`, false],
  ['empty', '', false],
  ['missing', undefined, false],
  ['given twice', [signed(SECOND), signed(SECOND)], false],
])('a signature %s', (_, header, expected) => {
  expect(isTaken(header)).toBe(expected);
});

it('is that of these bytes and no others', () => {
  expect(isTaken(signed(SECOND), Buffer.from(`${BODY.toString()} `))).toBe(false);
});
