import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AuthenticatedRequest } from '../access/principal.js';
import { Database } from '../database/database.js';
import { Pages } from '../http/pages.js';
import { OUTBOUND_PATH } from './outbound/outbound-paths.js';
import { AccountStanding } from './standing/account-standing.js';
import { alertsOn } from './standing/present-alert.js';
import { reachableAccounts, type ReachableAccount } from './sign-in/portal-users.sql.js';

const OVERVIEW = { label: 'Overview', href: '/portal' } as const;
/** T1: whoever has a contract never sees how outbound permission is asked for. */
const OUTBOUND = { label: 'Outbound', href: OUTBOUND_PATH } as const;
const SIGN_INS = { label: 'Your sign-ins', href: '/portal/sessions' } as const;
const ACCOUNTS = { label: 'Your accounts', href: '/portal/accounts' } as const;

/** What stands around every page of the portal: whose account it is, where one can go, and the alerts, until they are settled (P7). */
@Injectable()
export class PortalFrame implements OnModuleInit {
  constructor(
    private readonly pages: Pages,
    private readonly database: Database,
    private readonly standing: AccountStanding,
  ) {}

  onModuleInit(): void {
    this.pages.frameWith('portal', (request) => this.around(request));
  }

  private async around(request: FastifyRequest): Promise<object> {
    const { principal } = request as AuthenticatedRequest; // the guard puts it there
    if (principal?.kind !== 'customer') return { nav: [], alerts: [] };
    const [{ account, alerts }, reachable] = await Promise.all([
      this.standing.ofCaller(principal),
      principal.portalUserId === null
        ? []
        : this.database.query<ReachableAccount>(reachableAccounts(principal.portalUserId)),
    ]);
    const path = request.url.split('?', 1)[0] ?? '/portal';
    const places = [
      OVERVIEW,
      ...(account.plan === 'contracted' ? [] : [OUTBOUND]),
      SIGN_INS,
      ...(reachable.length > 1 ? [ACCOUNTS] : []),
    ];
    return {
      companyName: account.friendlyName ?? account.companyName,
      nav: places.map((place) => ({ ...place, current: isAt(path, place.href) })),
      alerts: alertsOn(path, alerts),
    };
  }
}

/** The pages of outbound permission lie below its place; everything lies below the overview's, which is itself alone. */
function isAt(path: string, href: string): boolean {
  return path === href || (href === OUTBOUND_PATH && path.startsWith(`${href}/`));
}
