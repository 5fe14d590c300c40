import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx.js';
import { OneTimeLinks } from '../one-time-links.js';
import { revokeSessionsOf } from '../sessions.sql.js';
import { revokeTokensOf } from './staff-tokens.sql.js';

/** Takes away every way in that a staff member has: sessions, tokens, open links. Given back, he must be let in anew. */
@Injectable()
export class EndAccess {
  constructor(private readonly links: OneTimeLinks) {}

  of(tx: Tx, now: Date, staffId: string): void {
    tx.write(revokeSessionsOf(staffId, null, now));
    tx.write(revokeTokensOf(staffId, now));
    this.links.voidAllOf(tx, now, { staffId });
  }
}
