import { Inject, Injectable } from '@nestjs/common';
import { Account } from '../accounts/account.entity.js';
import { CONFIG, type Config } from '../config/config.js';
import { insertRow, updateRow } from '../database/rows.js';
import type { Tx } from '../database/tx.js';
import type { Actor } from '../kernel/actor.js';
import { newId } from '../kernel/ids.js';
import type { Service } from '../kernel/words.js';
import type { AuditEvent } from '../ledger/audit-event.js';
import { Ledger } from '../ledger/ledger.js';
import { statusFrom } from './account-status.js';
import { holdPlacedMail } from './hold-mails.js';
import { Hold, type HoldKind, type HoldSource } from './hold.entity.js';
import type { HoldCode } from './hold.codes.js';
import type { RestrictedAccount } from './restricted-account.js';

/** What is placed. `services` null covers everything; only a restriction may name services. */
export interface NewHold {
  readonly kind: HoldKind;
  readonly code: HoldCode;
  readonly source: HoldSource;
  readonly services: readonly Service[] | null;
  /** For staff: why. */
  readonly note: string | null;
  readonly assessmentId: string | null;
  readonly until: Date | null;
  readonly actor: Actor;
  readonly at: Date;
}

/** Puts an account on the hold list, or restricts it (P3, P4), and tells its owner (P6). */
@Injectable()
export class PlaceHold {
  constructor(
    private readonly ledger: Ledger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Places on an account that stands already and is locked; its status follows. */
  placeOn(tx: Tx, { account, openHolds }: RestrictedAccount, placed: NewHold): Hold {
    const hold = holdOf(account.id, placed);
    // `status` is worked out from all that is open, so an account that is on hold stays so.
    const status = statusFrom([...openHolds, hold], account.status);
    tx.write(insertRow(Hold, hold));
    tx.write(updateRow(Account, account.id, { status, version: account.version + 1 }));
    this.ledger.record(tx, placed.at, placedEvent(hold, placed.actor), [
      holdPlacedMail(account, hold, this.config),
    ]);
    return hold;
  }

  /** Places together with an account that is being written in the same transaction, whose status the caller has set. */
  placeWith(tx: Tx, account: Account, placed: NewHold): Hold {
    const hold = holdOf(account.id, placed);
    tx.write(insertRow(Hold, hold));
    this.ledger.record(tx, placed.at, placedEvent(hold, placed.actor), [
      holdPlacedMail(account, hold, this.config),
    ]);
    return hold;
  }
}

function holdOf(accountId: string, placed: NewHold): Hold {
  return {
    id: newId(placed.at),
    accountId,
    kind: placed.kind,
    code: placed.code,
    source: placed.source,
    services: placed.services === null ? null : [...placed.services],
    note: placed.note,
    assessmentId: placed.assessmentId,
    placedByKind: placed.actor.kind,
    placedById: placed.actor.id,
    placedByLabel: placed.actor.label,
    placedAt: placed.at,
    until: placed.until,
    releasedAt: null,
    releasedByKind: null,
    releasedById: null,
    releasedByLabel: null,
    releaseNote: null,
    version: 1,
  };
}

function placedEvent(hold: Hold, actor: Actor): AuditEvent {
  const { kind, code, source, services, note, until } = hold;
  return {
    action: 'hold.placed',
    actor,
    subjectKind: 'hold',
    subjectId: hold.id,
    accountId: hold.accountId,
    detail: { kind, code, source, services, note, until: until?.toISOString() ?? null },
  };
}
