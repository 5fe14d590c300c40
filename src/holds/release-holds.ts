import { Inject, Injectable } from '@nestjs/common';
import { Account } from '../accounts/account.entity.js';
import { CONFIG, type Config } from '../config/config.js';
import { updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import { SYSTEM, type Actor } from '../kernel/actor.js';
import { toSid } from '../kernel/ids.js';
import { Ledger } from '../ledger/ledger.js';
import { permissionsChanged } from '../ledger/platform-events.js';
import { statusFrom } from './account-status.js';
import { holdReleasedMails } from './hold-mails.js';
import { Hold } from './hold.entity.js';
import type { RestrictedAccount } from './restricted-account.js';
import { eachFollower } from './subaccounts.sql.js';
import { ToldOwners } from '../accounts/told-owners.js';

export interface Release {
  readonly actor: Actor;
  readonly note: string | null;
  readonly at: Date;
  /** The case whose decision releases, if one does. */
  readonly caseId?: string;
}

/**
 * Takes holds off an account, and off its subaccounts what followed them; the status of each follows from the holds that stay.
 * Telling the account's own customer is the caller's, who knows the occasion; owners of subaccounts who are somebody else are told here.
 */
@Injectable()
export class ReleaseHolds {
  constructor(
    private readonly ledger: Ledger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Releases the given open holds of a locked account. */
  async release(
    tx: Tx,
    locked: RestrictedAccount,
    released: readonly Hold[],
    release: Release,
  ): Promise<void> {
    if (released.length === 0) return;
    const { account } = locked;
    this.releaseOnOne(tx, locked, released, release);
    if (account.parentId === null) await this.releaseFollowers(tx, account, released, release);
    this.ledger.record(tx, release.at, [], permissionsChanged(this.config, account.id));
  }

  private async releaseFollowers(
    tx: Tx,
    parent: Account,
    originals: readonly Hold[],
    { at }: Release,
  ): Promise<void> {
    const told = new ToldOwners([parent]);
    const ids = new Set(originals.map(({ id }) => id));
    const note = `Released with the hold of the parent account ${toSid('account', parent.id)}.`;
    await eachFollower(tx, [...ids], (subaccount) => {
      const { account, openHolds } = subaccount;
      const copies = openHolds.filter(
        ({ inheritedFrom }) => inheritedFrom !== null && ids.has(inheritedFrom),
      );
      this.releaseOnOne(tx, subaccount, copies, { actor: SYSTEM, note, at });
      const [first] = copies;
      if (first === undefined || !told.isNew(account)) return;
      const stillRestricted = openHolds.length > copies.length;
      this.ledger.record(tx, at, [], holdReleasedMails(account, first, { at, stillRestricted }, this.config));
    });
  }

  private releaseOnOne(
    tx: Tx,
    { account, openHolds }: RestrictedAccount,
    released: readonly Hold[],
    release: Release,
  ): void {
    const ids = new Set(released.map((hold) => hold.id));
    const staying = openHolds.filter((hold) => !ids.has(hold.id));
    const status = statusFrom(staying, account.status);
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
