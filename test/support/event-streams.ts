import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { SYSTEM } from '../../src/kernel/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { Ledger } from '../../src/ledger/ledger.js';
import {
  TOLL_FREE_EVENT_TYPES,
  tollFreeEvent,
  type TollFreeEventFacts,
  type TollFreeEventKind,
  type TollFreeReason,
} from '../../src/ledger/toll-free-events.js';
import type { TestApp } from './app.js';
import type { BuiltAccount } from './builders.js';
import { officialClient } from './toll-free.js';

/** A webhook sink of the account, made by the official client. */
export function aSink(gatehouse: TestApp, account: BuiltAccount, destination: string, batchEvents = false) {
  return officialClient(gatehouse, account).events.v1.sinks.create({
    description: 'Verifications',
    sinkType: 'webhook',
    sinkConfiguration: { destination, method: 'POST', batch_events: batchEvents },
  });
}

/** A subscription of the account to those kinds of events, by the official client. */
export function aSubscription(
  gatehouse: TestApp,
  account: BuiltAccount,
  sinkSid: string,
  types: readonly string[] = Object.values(TOLL_FREE_EVENT_TYPES),
) {
  return officialClient(gatehouse, account).events.v1.subscriptions.create({
    description: 'Toll-free events',
    sinkSid,
    types: types.map((type) => ({ type })),
  });
}

/** A verification as an event tells it. */
export function aVerificationOf(
  account: Pick<BuiltAccount, 'id' | 'parentId'>,
  overrides: Partial<TollFreeEventFacts> = {},
): TollFreeEventFacts {
  return {
    id: newId(),
    accountId: account.id,
    parentAccountId: account.parentId,
    numberId: newId(),
    phoneE164: '+18002203994',
    caseId: null,
    customerProfileId: newId(),
    trustProductId: newId(),
    regulatedItemId: newId(),
    rejectedAt: null,
    editUntil: null,
    editAllowed: null,
    ...overrides,
  };
}

/** Records that the verification is now that, as whoever changes it does: with an event for the streams. */
export async function happen(
  { app, clock }: TestApp,
  kind: TollFreeEventKind,
  facts: TollFreeEventFacts,
  reasons: readonly TollFreeReason[] = [],
): Promise<void> {
  const now = clock.now();
  await app.get(UnitOfWork).run((tx) => {
    const event = {
      action: `toll_free_verification.${kind.replace('-', '_')}`,
      actor: SYSTEM,
      subjectKind: 'toll_free_verification',
      subjectId: facts.id,
      accountId: facts.accountId,
    } as const;
    app.get(Ledger).record(tx, now, event, [tollFreeEvent(kind, facts, now, reasons)]);
    return Promise.resolve();
  });
}
