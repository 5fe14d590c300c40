import { afterAll, beforeAll, expect, it } from 'vitest';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { SYSTEM } from '../../../src/kernel/actor.js';
import { newId, toSid } from '../../../src/kernel/ids.js';
import type { AuditAction } from '../../../src/ledger/audit-event.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { asStaff, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, aStaffMember, type BuiltAccount } from '../../support/builders.js';
import { isSigned, startReceiver, type EventReceiver } from '../../support/event-receiver.js';
import { aSink, aSubscription } from '../../support/event-streams.js';
import { eventually } from '../../support/eventually.js';

let gatehouse: TestApp;
let account: BuiltAccount;
let receiver: EventReceiver;

beforeAll(async () => {
  gatehouse = await startTestApp({ ALLOW_PRIVATE_WEBHOOKS: '1' });
  receiver = await startReceiver();
  account = await anAccount(gatehouse.database);
  const sink = await aSink(gatehouse, account, receiver.url);
  await aSubscription(gatehouse, account, sink.sid, ['account.held', 'case.decided', 'permissions.changed']);
});
afterAll(async () => {
  await gatehouse.stop();
  await receiver.stop();
});

function record(action: AuditAction, of: BuiltAccount, caseId: string | null = null): Promise<void> {
  return gatehouse.app.get(UnitOfWork).run((tx) => {
    const about = { subjectKind: 'account', subjectId: of.id, accountId: of.id, caseId };
    gatehouse.app
      .get(Ledger)
      .record(tx, gatehouse.clock.now(), { action, actor: SYSTEM, ...about, detail: { code: 'withheld' } });
    return Promise.resolve();
  });
}

const received = () => receiver.requests.flatMap(({ events }) => events);

it('account.held and permissions.changed: a hold is told over the same streams, signed, and never why', async () => {
  const senior = asStaff(await aStaffMember(gatehouse.database, { roles: ['senior_reviewer'] }));
  const { status } = await call(gatehouse, senior, 'POST', '/api/holds', {
    account: account.sid,

    code: 'terms_violation',
    note: 'Sold numbers on.',
  });
  expect(status).toBe(201);

  const events = await eventually(async () => received().length >= 2 && received());

  expect(events.map(({ type }) => type).sort()).toEqual(['account.held', 'permissions.changed']);
  const held = events.find(({ type }) => type === 'account.held');
  expect(held).toMatchObject({
    source: account.sid,
    dataschema: `${gatehouse.url}/v1/Schemas/Gatehouse.AccountHeld/Versions/1`,
    data: { accountsid: account.sid },
  });
  expect(JSON.stringify(receiver.requests)).not.toContain('terms_violation');
  expect(receiver.requests.every((request) => isSigned(request, receiver, account.authToken))).toBe(true);
});

it('case.decided: names the case; what happens to others, and what nobody subscribed to, is not told', async () => {
  const before = received().length;
  const caseId = newId();
  const stranger = await anAccount(gatehouse.database);
  await record('case.decided', stranger, newId());
  await record('case.claimed', account, newId());
  await record('account.opened', account);

  await record('case.decided', account, caseId);

  const news = await eventually(async () => received().length >= before + 2 && received().slice(before));
  const decided = news.find(({ type }) => type === 'case.decided');
  expect(decided).toMatchObject({
    source: toSid('case', caseId),
    data: { accountsid: account.sid, casesid: toSid('case', caseId) },
  });
  expect(news).toHaveLength(2);
});
