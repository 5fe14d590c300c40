import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, MINUTE } from '../../../src/kernel/clock.js';
import { newId, parseSid } from '../../../src/kernel/ids.js';
import { EnterMail } from '../../../src/portal/inbound-mail/enter-mail.js';
import type { InboundMailRow } from '../../../src/portal/inbound-mail/inbound-mail.entity.js';
import { RawMails } from '../../../src/portal/inbound-mail/raw-mails.js';
import { aMail } from '../../support/a-mail.js';
import { call, NOBODY } from '../../support/api.js';
import type { BuiltAccount } from '../../support/builders.js';
import { startAppWithFiles, type AppWithFiles } from '../../support/evidence-files.js';
import { INBOUND_MAIL_SECRET, inboundMails, statusOfMail } from '../../support/inbound-mail.js';
import { rowsIn } from '../../support/rows-in.js';
import { aHeldAccount, fileTicket } from '../../support/tickets.js';

let gatehouse: AppWithFiles;
beforeAll(async () => {
  gatehouse = await startAppWithFiles({ INBOUND_MAIL_SECRET });
});
afterAll(() => gatehouse.stop());

/** A reply about the account's ticket that was entered by a process which then died. */
async function anEnteredReply(account: BuiltAccount): Promise<InboundMailRow> {
  const ticket = await fileTicket(gatehouse, account);
  const id = parseSid('reassessment', ticket.sid) ?? '';
  const [{ case_id: caseId } = { case_id: '' }] = await rowsIn<{ case_id: string }>(
    gatehouse.database,
    `SELECT case_id FROM reassessments WHERE id = $1`,
    [id],
  );
  const now = gatehouse.clock.now();
  const raw = aMail({ body: 'Before the power went.' });
  const facts = {
    id: newId(now),
    dedupeKey: createHash('sha256').update(raw).digest(),
    via: 'smtp' as const,
    envelopeFrom: null,
    fromAddress: account.email,
    subject: 'Reply',
    text: 'Before the power went.',
    messageId: null,
    fileNames: [],
    size: raw.length,
    storageKey: null,
    refusedFiles: [],
    filesWait: false,
    attempts: 0,
    receivedAt: now,
  };
  const { accountId, companyName, email } = { ...account, accountId: account.id };
  const standing = { id, accountId, caseId, isOpen: true, companyName, email, portalUserId: null };
  const target = { kind: 'reassessment', id } as const;
  const entered = await gatehouse.app.get(EnterMail).enter(facts, { is: 'reply', target, standing }, raw);
  if (entered === null) throw new Error('The mail was not entered.');
  return entered;
}

function wordsOf({ id }: BuiltAccount): Promise<{ text: string }[]> {
  return rowsIn(gatehouse.database, `SELECT text FROM case_messages WHERE account_id = $1`, [id]);
}

it('T4: a reply that was kept when the process died is joined by the worker, once', async () => {
  const account = await aHeldAccount(gatehouse);
  const entered = await anEnteredReply(account);
  expect([entered.status, await wordsOf(account)]).toEqual(['received', []]);

  await call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs: 2 * MINUTE });
  await call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs: 10 * MINUTE });

  expect(await wordsOf(account)).toEqual([{ text: 'Before the power went.' }]);
  expect((await inboundMails(gatehouse)).at(-1)?.status).toBe('joined');
});

it('T4: a raw mail that was kept when the process died before entering it is removed', async () => {
  const now = gatehouse.clock.now();
  await gatehouse.app.get(RawMails).keep(newId(now), aMail(), now);
  expect(gatehouse.filesOnDisk().length).toBeGreaterThan(0);
  const before = gatehouse.filesOnDisk().length;

  await call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs: 61 * MINUTE });

  expect(gatehouse.filesOnDisk().length).toBe(before - 1);
});

it('T4: a reply that cannot be joined is given up after five attempts, and says so in the audit trail', async () => {
  const account = await aHeldAccount(gatehouse);
  const { id } = await anEnteredReply(account);
  // The raw mail is gone from the disk, and the row says that there is a file in it.
  await rowsIn(
    gatehouse.database,
    `UPDATE inbound_mails SET storage_key = '00/' || repeat('0', 48), file_names = '{a.png}' WHERE id = $1 RETURNING 1`,
    [id],
  );

  for (let attempt = 0; attempt < 6; attempt++)
    await call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs: 10 * MINUTE });

  const [row] = (await inboundMails(gatehouse)).filter((one) => one.id === id);
  expect(row).toMatchObject({ status: 'refused', reason: 'failed' });
  const events = await rowsIn(
    gatehouse.database,
    `SELECT 1 FROM audit_events WHERE action = 'inbound_mail.refused' AND subject_id = $1`,
    [id],
  );
  expect(events).toHaveLength(1);
});

it('T4: that mail of strangers came is forgotten after a month', async () => {
  expect(await statusOfMail(gatehouse, aMail({ from: 'stranger@nowhere.example' }))).toBe('ignored');
  await call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs: 31 * DAY });
  expect((await inboundMails(gatehouse)).filter(({ status }) => status === 'ignored')).toEqual([]);
});
