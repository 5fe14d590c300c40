import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { ListAccounts } from '../../accounts/list-accounts.js';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { accountListModel } from './account-list.js';
import { AccountPage } from './account-page.js';
import { AccountsQuery } from './accounts-query.dto.js';

const ROWS = 50;

/** The accounts, and one with all that is known of it. */
@Controller('desk/accounts')
@Access({ staff: ['read', 'account'] })
export class AccountPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly accounts: ListAccounts,
    private readonly page: AccountPage,
  ) {}

  @Get()
  async list(
    @CallingStaff() by: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const query = await readForm(AccountsQuery, request.query);
    const { cursor, ...filter } = query;
    const page = await this.accounts.list(by, filter, { limit: ROWS, cursor });
    return this.pages.render(request, reply, 'desk/accounts', accountListModel(page, query), 'desk');
  }

  @Get(':account')
  async show(
    @CallingStaff() by: StaffPrincipal,
    @Param('account', new SidPipe('account')) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.render(request, reply, 'desk/account', await this.page.open(by, id), 'desk');
  }
}
