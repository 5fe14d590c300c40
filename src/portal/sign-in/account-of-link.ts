import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CustomerPrincipal } from '../../access/principal.js';
import { Database } from '../../database/database.js';
import { Pages } from '../../http/pages.js';
import { parseSid } from '../../kernel/ids.js';
import { PortalDoor } from './portal-door.js';
import { reachableAccountOfTicket, type ReachableAccount } from './portal-users.sql.js';

/**
 * A link in a mail is about one account. A person with several goes on for that one without choosing it first, so that he reads
 * and files for the account that the mail was about. The methods say whether they led on: then there is nothing else to answer.
 */
@Injectable()
export class AccountOfLink {
  constructor(
    private readonly pages: Pages,
    private readonly database: Database,
    private readonly door: PortalDoor,
  ) {}

  /** Follows `?account=AC…` of a mailed link to a page. @throws NotFoundError when it is none of his */
  async follow(by: CustomerPrincipal, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const named: unknown = Object(request.query).account;
    const accountId = typeof named === 'string' ? parseSid('account', named) : null;
    if (accountId === null || accountId === by.accountId || by.portalUserId === null) return false;
    await this.goOn(by, accountId, request, reply);
    return true;
  }

  /** For the page of a ticket that the account signed in for may not see. */
  async followTicket(
    by: CustomerPrincipal,
    ticketId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<boolean> {
    if (by.portalUserId === null) return false;
    const owner = await this.database.find<Pick<ReachableAccount, 'accountId'>>(
      reachableAccountOfTicket(by.portalUserId, ticketId),
    );
    if (owner === null || owner.accountId === by.accountId) return false;
    await this.goOn(by, owner.accountId, request, reply);
    return true;
  }

  private async goOn(
    by: CustomerPrincipal,
    accountId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    await this.door.switchTo(request, reply, by, accountId);
    this.pages.redirect(request, reply, request.url.split('?', 1)[0] ?? '/portal', {
      text: 'This is about another of your accounts. You are going on for that one.',
      tone: 'info',
    });
  }
}
