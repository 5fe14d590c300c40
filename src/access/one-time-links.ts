import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Statement } from '../database/statement.js';
import type { Tx } from '../database/tx.js';
import { DAY, HOUR } from '../kernel/clock.js';
import { ConflictError } from '../kernel/errors.js';
import { newId, newSecret } from '../kernel/ids.js';
import { hashSecret } from './secrets.js';

/** What a link is good for, and how long it is valid, in milliseconds. */
export const LINK_LIFETIMES = {
  staff_sign_in: DAY,
  staff_invitation: 7 * DAY,
  staff_password: HOUR,
  portal_password: 3 * DAY,
} as const;
export type LinkPurpose = keyof typeof LINK_LIFETIMES;

/** Whom a link lets in. */
export type LinkOwner = { readonly staffId: string } | { readonly portalUserId: string };

export interface OneTimeLink {
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly staffId: string | null;
  readonly portalUserId: string | null;
  readonly expiresAt: Date;
}

/**
 * A link that lets its owner in once, until it expires. Looking at it changes nothing, since mail scanners follow links;
 * only the form behind it uses it up. The secret is stored only as a hash.
 */
@Injectable()
export class OneTimeLinks {
  constructor(private readonly database: Database) {}

  /** Makes a link; gives its secret, the last part of its address, and until when it is valid. */
  create(tx: Tx, now: Date, purpose: LinkPurpose, owner: LinkOwner): { secret: string; validUntil: Date } {
    const secret = newSecret(32);
    const validUntil = new Date(now.getTime() + LINK_LIFETIMES[purpose]);
    tx.write(insertLink(newId(now), hashSecret(secret), purpose, owner, now, validUntil));
    return { secret, validUntil };
  }

  /** The link behind a secret, or null when it is unknown, used, expired, or for another purpose. Changes nothing. */
  find(now: Date, secret: string, purposes: readonly LinkPurpose[]): Promise<OneTimeLink | null> {
    return this.database.find<OneTimeLink>({
      name: 'find-one-time-link',
      text: `SELECT ${LINK_COLUMNS} FROM one_time_links
             WHERE token_hash = $1 AND purpose = ANY ($2) AND used_at IS NULL AND expires_at > $3`,
      values: [hashSecret(secret), [...purposes], now],
    });
  }

  /**
   * Uses the link up, together with every other open link of its owner. Of two uses at once, one wins.
   * @throws ConflictError `link_used` when it is unknown, used, expired, or for another purpose.
   */
  async use(tx: Tx, now: Date, secret: string, purposes: readonly LinkPurpose[]): Promise<OneTimeLink> {
    const [link] = await tx.query<OneTimeLink>({
      name: 'use-one-time-link',
      text: `UPDATE one_time_links SET used_at = $3
             WHERE token_hash = $1 AND purpose = ANY ($2) AND used_at IS NULL AND expires_at > $3
             RETURNING ${LINK_COLUMNS}`,
      values: [hashSecret(secret), [...purposes], now],
    });
    if (link === undefined) throw linkUsed();
    this.voidAllOf(tx, now, link);
    return link;
  }

  /** Voids every open link of a person: after a new password, or when the person is disabled. */
  voidAllOf(
    tx: Tx,
    now: Date,
    owner: { readonly staffId?: string | null; readonly portalUserId?: string | null },
  ): void {
    tx.write({
      name: 'void-one-time-links',
      text: `UPDATE one_time_links SET used_at = $3
             WHERE (staff_id = $1 OR portal_user_id = $2) AND used_at IS NULL`,
      values: [owner.staffId ?? null, owner.portalUserId ?? null, now],
    });
  }
}

export function linkUsed(): ConflictError {
  return new ConflictError(
    'link_used',
    'This link was used already or is too old. Ask for a new one on the sign-in page.',
  );
}

const LINK_COLUMNS = `id, purpose, staff_id AS "staffId", portal_user_id AS "portalUserId", expires_at AS "expiresAt"`;

function insertLink(
  id: string,
  hash: Buffer,
  purpose: LinkPurpose,
  owner: LinkOwner,
  now: Date,
  expiresAt: Date,
): Statement {
  return {
    name: 'insert-one-time-link',
    text: `INSERT INTO one_time_links (id, token_hash, purpose, staff_id, portal_user_id, created_at, expires_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      id,
      hash,
      purpose,
      'staffId' in owner ? owner.staffId : null,
      'portalUserId' in owner ? owner.portalUserId : null,
      now,
      expiresAt,
    ],
  };
}
