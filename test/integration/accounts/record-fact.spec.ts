import { afterAll, beforeAll, expect, it } from 'vitest';
import { FACT_KINDS, type AccountFact, type FactKind } from '../../../src/accounts/account-facts.js';
import { openZeroToleranceFacts } from '../../../src/accounts/facts.sql.js';
import { RecordFact } from '../../../src/accounts/record-fact.js';
import { hasZeroToleranceFact } from '../../../src/accounts/zero-tolerance.js';
import { Database } from '../../../src/database/database.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { SYSTEM } from '../../../src/kernel/actor.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';

const AT = new Date('2026-11-22T10:00:00Z');
const EARLIER = new Date('2026-11-20T08:00:00Z');

let gatehouse: TestApp;
let database: Database;
beforeAll(async () => {
  gatehouse = await startTestApp();
  database = gatehouse.app.get(Database, { strict: false });
});
afterAll(() => gatehouse.stop());

function record(accountId: string, kind: FactKind): Promise<AccountFact> {
  const recordFact = gatehouse.app.get(RecordFact, { strict: false });
  const fact = { accountId, kind, source: 'platform', detail: { text: 'spam' } } as const;
  return gatehouse.app
    .get(UnitOfWork, { strict: false })
    .run((tx) =>
      Promise.resolve(recordFact.record(tx, { ...fact, occurredAt: EARLIER, actor: SYSTEM, at: AT })),
    );
}

it.each([
  ['P27', 'card_flagged', true],
  ['P28', 'carrier_complaint', true],
  ['P29', 'phishing_or_spam', true],
  ['P30', 'number_hoarding', true],
  ['a signal', 'recipient_complaint', false],
] as const)('%s: a %s stands as zero tolerance: %s', async (_, kind, expected) => {
  const account = await anAccount(gatehouse.database);

  const fact = await record(account.id, kind);

  const standing = await database.query<AccountFact>(openZeroToleranceFacts(account.id));
  expect(standing).toEqual(expected ? [fact] : []);
  expect(hasZeroToleranceFact(standing)).toBe(expected);
  expect(fact).toMatchObject({
    kind,
    zeroTolerance: FACT_KINDS[kind].zeroTolerance,
    occurredAt: EARLIER,
    recordedAt: AT,
  });
});

it('writes the audit event with the fact', async () => {
  const account = await anAccount(gatehouse.database);

  const fact = await record(account.id, 'carrier_complaint');

  const events = await rowsIn(
    gatehouse.database,
    `SELECT action, actor_kind, subject_kind, subject_id, detail FROM audit_events WHERE account_id = $1`,
    [account.id],
  );
  expect(events).toEqual([
    {
      action: 'account_fact.recorded',
      actor_kind: 'system',
      subject_kind: 'account_fact',
      subject_id: fact.id,
      detail: {
        kind: 'carrier_complaint',
        source: 'platform',
        zeroTolerance: true,
        occurredAt: EARLIER.toISOString(),
        told: { text: 'spam' },
      },
    },
  ]);
});
