import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMail, filePart, mixed } from '../../support/a-mail.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount } from '../../support/builders.js';
import {
  bringMail,
  INBOUND_MAIL_SECRET,
  inboundMails,
  mailsTo,
  signatureOf,
  statusOfMail,
} from '../../support/inbound-mail.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({ INBOUND_MAIL_SECRET });
});
afterAll(() => gatehouse.stop());

async function mailsBefore(): Promise<number> {
  return (await inboundMails(gatehouse)).length;
}

describe('T4: the hook of mail providers', () => {
  it.each<[string, (raw: Buffer) => string | null]>([
    ['without a signature', () => null],
    ['with a signature that is none', () => 'hello'],
    ['signed by another secret', (raw) => signatureOf(raw, { secret: 'somebody-else' })],
    ['signed six minutes ago', (raw) => signatureOf(raw, { at: Date.now() - 6 * 60_000 })],
    ['signed for another body', () => signatureOf(Buffer.from('other'))],
    ['with a byte flipped', (raw) => signatureOf(raw).replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))],
  ])('refuses a mail %s with 401, and keeps nothing', async (_, sign) => {
    const before = await mailsBefore();
    const raw = aMail();

    const { status, body } = await bringMail(gatehouse, raw, sign(raw));

    expect([status, body.code]).toEqual([401, 'signature_invalid']);
    expect(await mailsBefore()).toBe(before);
  });

  it('refuses what is no mail, and says what to send', async () => {
    const raw = Buffer.from('{}');
    const response = await fetch(`${gatehouse.url}/api/inbound-mail`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-inbound-signature': signatureOf(raw) },
      body: new Uint8Array(raw),
    });
    expect(response.status).toBe(415);
    expect(await response.text()).toContain('message/rfc822');
  });

  it('refuses a mail of 26 MB with 413, whether its length is said before or not', async () => {
    const before = await mailsBefore();
    const raw = aMail({ body: 'x'.repeat(26 * 1024 * 1024) });
    const told = await bringMail(gatehouse, raw);
    const untold = await fetch(`${gatehouse.url}/api/inbound-mail`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822', 'x-inbound-signature': signatureOf(raw) },
      body: new Blob([new Uint8Array(raw)]).stream(),
      duplex: 'half',
    });
    expect([told.status, told.body.code, untold.status]).toEqual([413, 'mail_too_large', 413]);
    expect(await mailsBefore()).toBe(before);
    expect(await statusOfMail(gatehouse, aMail())).toBe('ignored');
  });

  it('refuses a mail of 500 parts, and goes on answering', async () => {
    const parts = Array.from({ length: 500 }, (_, at) =>
      filePart(`f${at}.txt`, 'text/plain', Buffer.from('x')),
    );
    const { status, body } = await bringMail(gatehouse, aMail(mixed(parts)));
    expect([status, body.code]).toEqual([422, 'mail_too_many_parts']);
    expect((await fetch(`${gatehouse.url}/health/live`)).status).toBe(200);
  });

  it('is not there while no secret is set', async () => {
    const other = await startTestApp();
    try {
      expect((await bringMail(other, aMail())).status).toBe(404);
    } finally {
      await other.stop();
    }
  });

  it('takes the same mail once, brought ten times at once and once more later', async () => {
    const account = await anAccount(gatehouse.database);
    const raw = aMail({ from: account.email });

    const answers = await Promise.all(Array.from({ length: 10 }, () => bringMail(gatehouse, raw)));
    const later = await bringMail(gatehouse, raw);

    const sids = new Set([...answers, later].map(({ body }) => body.mails[0]?.sid));
    expect(sids.size).toBe(1);
    const rows = await rowsIn(gatehouse.database, `SELECT 1 FROM inbound_mails WHERE from_address = $1`, [
      account.email,
    ]);
    const promised = await rowsIn(gatehouse.database, `SELECT 1 FROM outbox_messages WHERE recipient = $1`, [
      account.email,
    ]);
    expect([rows.length, promised.length]).toEqual([1, 1]);
  });

  it('takes another mail under the same idempotency key for what it is: another', async () => {
    const bring = async (raw: Buffer): Promise<number> =>
      (
        await fetch(`${gatehouse.url}/api/inbound-mail`, {
          method: 'POST',
          headers: {
            'content-type': 'message/rfc822',
            'x-inbound-signature': signatureOf(raw),
            'idempotency-key': 'one-key',
          },
          body: new Uint8Array(raw),
        })
      ).status;
    const first = aMail();
    expect([await bring(first), await bring(first), await bring(aMail())]).toEqual([202, 202, 422]);
  });
});

describe('T4: mail that nobody is to answer', () => {
  it.each([
    ['a sender whom nobody knows', {}, 'sender_unknown'],
    ['an address that is not ours', { to: 'sales@gatehouse.example' }, 'not_for_us'],
  ])('leaves mail of %s alone: it is recorded, and nobody gets an answer', async (_, written, reason) => {
    const stranger = `stranger${reason}@nowhere.example`;
    const { body } = await bringMail(gatehouse, aMail({ ...written, from: stranger }));

    expect(body.mails[0]?.status).toBe('ignored');
    const [row] = (await inboundMails(gatehouse)).filter((one) => one.reason === reason);
    expect(row).toMatchObject({ text: null, storage_key: null, account_id: null });
    expect(await mailsTo(gatehouse, stranger)).toEqual([]);
  });

  it('ignores what programs of a customer send: the out-of-office answer to our own mail makes no loop', async () => {
    const account = await anAccount(gatehouse.database);
    const raw = aMail({
      from: account.email,
      headers: ['Auto-Submitted: auto-replied', 'Message-ID: <a@b>'],
    });

    expect(await statusOfMail(gatehouse, raw)).toBe('ignored');

    expect(await mailsTo(gatehouse, account.email)).toEqual([]);
  });

  it('answers no more than twenty mails of a sender an hour, and keeps no more than ten drafts of his', async () => {
    const account = await anAccount(gatehouse.database);
    const statuses: string[] = [];
    for (let at = 0; at < 12; at++)
      statuses.push(await statusOfMail(gatehouse, aMail({ from: account.email })));
    expect(statuses.filter((status) => status === 'waiting')).toHaveLength(10);
    expect(statuses.slice(10)).toEqual(['ignored', 'ignored']);
  });

  it('tells the auditor what came in and was left aside', async () => {
    const events = await rowsIn<{ action: string; detail: { reason?: string } }>(
      gatehouse.database,
      `SELECT action, detail FROM audit_events WHERE action LIKE 'inbound_mail.%'`,
    );
    expect(new Set(events.map(({ action }) => action))).toEqual(
      new Set(['inbound_mail.ignored', 'inbound_mail.received']),
    );
    expect(events.flatMap(({ detail }) => detail.reason ?? [])).toContain('auto_submitted');
  });
});
