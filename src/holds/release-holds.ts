import { Injectable } from '@nestjs/common';
import { Account } from '../accounts/account.entity.js';
import { updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import type { Actor } from '../kernel/actor.js';
import { Ledger } from '../ledger/ledger.js';
import { statusFrom } from './account-status.js';
import { Hold } from './hold.entity.js';
import type { RestrictedAccount } from './restricted-account.js';

export interface Release {
  readonly actor: Actor;
  readonly note: string | null;
  readonly at: Date;
  /** The case whose decision releases, if one does. */
  readonly caseId?: string;
}

/** Takes holds off an account; its status follows from those that stay. Telling the customer is the caller's, who knows the occasion. */
@Injectable()
export class ReleaseHolds {
  constructor(private readonly ledger: Ledger) {}

  /** Releases the given open holds of a locked account. */
  release(
    tx: Tx,
    { account, openHolds }: RestrictedAccount,
    released: readonly Hold[],
    release: Release,
  ): void {
    if (released.length === 0) return;
    const ids = new Set(released.map((hold) => hold.id));
    const status = statusFrom(
      openHolds.filter((hold) => !ids.has(hold.id)),
      account.status,
    );
    for (const hold of released) tx.write(updateRow(Hold, hold.id, releasedColumns(hold, release)));
    tx.write(updateRow(Account, account.id, { status, version: account.version + 1 }));
    this.ledger.record(
      tx,
      release.at,
      released.map((hold) => releasedEvent(hold, release)),
    );
  }
}

function releasedColumns(hold: Hold, { actor, note, at }: Release): Partial<Hold> {
  return {
    releasedAt: at,
    releasedByKind: actor.kind,
    releasedById: actor.id,
    releasedByLabel: actor.label,
    releaseNote: note,
    version: hold.version + 1,
  };
}

function releasedEvent(hold: Hold, release: Release) {
  return {
    action: 'hold.released',
    actor: release.actor,
    subjectKind: 'hold',
    subjectId: hold.id,
    accountId: hold.accountId,
    caseId: release.caseId ?? null,
    detail: { code: hold.code, kind: hold.kind, note: release.note },
  } as const;
}
