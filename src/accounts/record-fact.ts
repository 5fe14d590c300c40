import { Injectable } from '@nestjs/common';
import { insertRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import type { Actor } from '../kernel/actor.js';
import { newId } from '../kernel/ids.js';
import { Ledger } from '../ledger/ledger.js';
import { AccountFact, FACT_KINDS, type FactKind, type FactSource } from './account-facts.js';

/** What became known about an account. `detail` holds what the source told, in JSON values. */
export interface NewFact {
  readonly accountId: string;
  readonly kind: FactKind;
  readonly source: FactSource;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly occurredAt: Date;
  readonly actor: Actor;
  readonly at: Date;
}

/** Writes down what became known about an account (P27–P30). What follows from it is for others. */
@Injectable()
export class RecordFact {
  constructor(private readonly ledger: Ledger) {}

  /** The account may be a write of the same transaction. */
  record(tx: Tx, { actor, at, ...told }: NewFact): AccountFact {
    const fact: AccountFact = {
      ...told,
      id: newId(at),
      zeroTolerance: FACT_KINDS[told.kind].zeroTolerance,
      recordedAt: at,
      clearedAt: null,
      clearedBy: null,
      clearedNote: null,
    };
    tx.write(insertRow(AccountFact, fact));
    this.ledger.record(tx, at, {
      action: 'account_fact.recorded',
      actor,
      subjectKind: 'account_fact',
      subjectId: fact.id,
      accountId: fact.accountId,
      detail: {
        kind: fact.kind,
        zeroTolerance: fact.zeroTolerance,
        source: fact.source,
        occurredAt: fact.occurredAt.toISOString(),
        told: fact.detail,
      },
    });
    return fact;
  }
}
