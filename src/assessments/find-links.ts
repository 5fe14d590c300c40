import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Database } from '../database/database.js';
import { toSid } from '../kernel/ids.js';
import type { AccountStatus } from '../kernel/words.js';
import { isNearSkeleton } from './company-skeleton.js';
import { heldLinks, linkedAccounts, type LinkedRow, type StandingLinkedRow } from './find-links.sql.js';
import { linkKeysOf, type LinkKeys } from './link-keys.js';
import type { AccountLink, LinkKind } from './signals/signal.js';

/** One thing that another account shares with the one under review. */
export interface LinkedAccount {
  readonly kind: LinkKind;
  readonly accountSid: string;
  readonly companyName: string;
  readonly status: AccountStatus;
  /** Since when it stands so. */
  readonly since: Date;
}

const MOST = 50;

/** Finds accounts that are the same as another in something that is hard to change: phone, card, device, mailbox, domain, name. */
@Injectable()
export class FindLinks {
  constructor(private readonly database: Database) {}

  /** Accounts on hold that share something with whoever signs up, at most 50 links. The family of a parent account is left out. */
  async held(keys: LinkKeys, familyId: string | null): Promise<readonly AccountLink[]> {
    return heldLinksOf(await this.database.query<LinkedRow>(heldLinks(keys, familyId)), keys);
  }

  /**
   * For the case page, which has checked who reads: accounts of any status that share something with this one, those on hold
   * first, at most 50 links.
   */
  async listLinkedAccounts(account: Account): Promise<readonly LinkedAccount[]> {
    const keys = linkKeysOf(account);
    const family = account.parentId ?? account.id;
    const rows = await this.database.query<StandingLinkedRow>(linkedAccounts(account.id, keys, family));
    return distinct(rows, keys).map(({ kind, id, companyName, status, since }) => ({
      kind,
      accountSid: toSid('account', id),
      companyName,
      status,
      since,
    }));
  }
}

/** The rows that `heldLinks` gave, as links. */
export function heldLinksOf(rows: readonly LinkedRow[], keys: LinkKeys): readonly AccountLink[] {
  return distinct(rows, keys).map(({ kind, id, companyName }) => ({
    kind,
    accountSid: toSid('account', id),
    accountStatus: 'on_hold',
    companyName,
  }));
}

/** Each account once a kind; names that share only a key are not near and go. */
function distinct<Row extends LinkedRow>(rows: readonly Row[], keys: LinkKeys): readonly Row[] {
  const seen = new Set<string>();
  const kept = rows.filter((row) => {
    const key = `${row.kind} ${row.id}`;
    if (seen.has(key) || (row.kind === 'company_name' && !isNamedAlike(row, keys))) return false;
    seen.add(key);
    return true;
  });
  return kept.slice(0, MOST);
}

function isNamedAlike(row: LinkedRow, { companySkeleton }: LinkKeys): boolean {
  return (
    row.companySkeleton !== null &&
    companySkeleton !== null &&
    isNearSkeleton(row.companySkeleton, companySkeleton)
  );
}
