import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingCustomer } from '../../access/access.decorator.js';
import type { CustomerPrincipal } from '../../access/principal.js';
import { Database } from '../../database/database.js';
import { Pages } from '../../http/pages.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { toSid } from '../../kernel/ids.js';
import { signedInPerson } from './portal-actors.js';
import { PortalDoor } from './portal-door.js';
import { reachableAccounts, type ReachableAccount } from './portal-users.sql.js';

/** A person with several accounts, or an account with subaccounts, says for which one he goes on. */
@Controller('portal/accounts')
@Access({ customer: true })
export class ChooseAccountController {
  constructor(
    private readonly pages: Pages,
    private readonly database: Database,
    private readonly door: PortalDoor,
  ) {}

  @Get()
  async show(
    @CallingCustomer() by: CustomerPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { portalUserId } = signedInPerson(by);
    const rows = await this.database.query<ReachableAccount>(reachableAccounts(portalUserId));
    const accounts = rows.map((row) => ({
      sid: toSid('account', row.accountId),
      name: row.friendlyName ?? row.companyName,
      isSubaccount: row.parentId !== null,
      status: row.status,
      isThis: row.accountId === by.accountId,
    }));
    return this.pages.render(
      request,
      reply,
      'portal/accounts',
      { title: 'Your accounts', accounts },
      'portal',
    );
  }

  @Post(':account')
  async choose(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('account', new SidPipe('account')) accountId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.door.switchTo(request, reply, by, accountId);
    this.pages.redirect(request, reply, '/portal');
  }
}
