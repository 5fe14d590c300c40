import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config/config.js';
import { SharedReads } from '../database/shared-reads.js';
import { SessionCookies, type SessionKind } from '../http/session-cookie.js';
import { Clock } from '../kernel/clock.js';
import { parseSid } from '../kernel/ids.js';
import {
  accountCredential,
  apiKeyCredential,
  bearerByHash,
  sessionByHash,
  staffMemberOf,
  type BearerRow,
  type CustomerCredentialRow,
  type SessionRow,
  type StaffRow,
} from './credentials.sql.js';
import type { Principal } from './principal.js';
import { hashSecret, secretMatches, secretsEqual } from './secrets.js';
import { SessionService } from './session-service.js';

/** Finds out who is calling: from the Authorization header on the API, from the session cookie on pages. Null when the credentials are missing or wrong. */
@Injectable()
export class Authentication {
  constructor(
    private readonly reads: SharedReads,
    private readonly clock: Clock,
    private readonly cookies: SessionCookies,
    private readonly sessions: SessionService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async identify(request: FastifyRequest): Promise<Principal | null> {
    const { authorization } = request.headers;
    if (authorization === undefined) return null;
    const space = authorization.indexOf(' ');
    const scheme = authorization.slice(0, space).toLowerCase();
    const credentials = authorization.slice(space + 1).trim();
    if (scheme === 'bearer') return this.byBearer(credentials, request.ip);
    if (scheme === 'basic') return this.byBasic(credentials, request.ip);
    return null;
  }

  /** The person behind a session cookie of that kind. */
  async identifySession(request: FastifyRequest, kind: SessionKind): Promise<Principal | null> {
    const token = this.cookies.session(request, kind);
    if (token === null) return null;
    const now = this.clock.now();
    const row = await this.reads.find<SessionRow>(sessionByHash(hashSecret(token), now));
    if (row === null || row.kind !== kind) return null;
    await this.sessions.touch({ id: row.session_id, kind, lastSeenAt: row.last_seen_at }, now);
    const from = { sessionId: row.session_id, ip: request.ip };
    if (kind === 'staff') return { kind, staff: staffMemberOf(row as StaffRow), ...from }; // a staff session always joins its staff row
    if (row.account_id === null || row.portal_user_id === null) return null;
    return {
      kind,
      accountId: row.account_id,
      portalUserId: row.portal_user_id,
      label: row.portal_email ?? 'customer',
      ...from,
    };
  }

  private async byBearer(token: string, ip: string): Promise<Principal | null> {
    if (this.config.platformApiKey !== null && secretsEqual(token, this.config.platformApiKey))
      return { kind: 'platform', keyId: null, label: 'platform', ip };
    const row = await this.reads.find<BearerRow>(bearerByHash(hashSecret(token)));
    if (row === null) return null;
    if (row.key_id !== null)
      return { kind: 'platform', keyId: row.key_id, label: row.key_name ?? 'platform', ip };
    return { kind: 'staff', staff: staffMemberOf(row as StaffRow), ip }; // what is no key is a staff row
  }

  private async byBasic(credentials: string, ip: string): Promise<Principal | null> {
    const text = Buffer.from(credentials, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    if (colon < 0) return null;
    const row = await this.findCustomerCredential(text.slice(0, colon));
    if (row === null || !secretMatches(text.slice(colon + 1), row.secret_hash)) return null;
    return { kind: 'customer', accountId: row.account_id, portalUserId: null, label: row.company_name, ip };
  }

  private async findCustomerCredential(username: string): Promise<CustomerCredentialRow | null> {
    const accountId = parseSid('account', username);
    if (accountId !== null) return this.reads.find(accountCredential(accountId));
    const keyId = parseSid('apiKey', username);
    return keyId === null ? null : this.reads.find(apiKeyCredential(keyId));
  }
}
