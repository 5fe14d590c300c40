import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Access, Caller } from '../access/access.decorator.js';
import type { Principal } from '../access/principal.js';
import { Answers, Summary } from '../http/openapi/answers.decorator.js';
import { SidPipe } from '../http/sid.pipe.js';
import type { Page } from '../kernel/page.js';
import { CloseAccountDto, ListAccountsQuery } from './account.dto.js';
import { AccountView } from './account.views.js';
import { CloseAccount } from './close-account.js';
import { ListAccounts } from './list-accounts.js';
import { accountViewFor } from './present-account.js';

const ACCOUNT = new SidPipe('account');

/** Customers' accounts, as far as the caller may see them. */
@Controller('api/accounts')
export class AccountsController {
  constructor(
    private readonly accounts: ListAccounts,
    private readonly closeAccount: CloseAccount,
  ) {}

  @Get()
  @Answers(AccountView, { list: true })
  @Summary('Lists the accounts that the caller may see, the newest first; staff see more of each')
  @Access({ platform: true, customer: true, staff: ['read', 'account'] })
  list(@Caller() reader: Principal, @Query() query: ListAccountsQuery): Promise<Page<AccountView>> {
    const { limit, cursor, ...filter } = query;
    return this.accounts.list(reader, filter, { limit, cursor });
  }

  @Get(':account')
  @Answers(AccountView)
  @Summary('Gives one account')
  @Access({ platform: true, customer: true, staff: ['read', 'account'] })
  async get(@Caller() reader: Principal, @Param('account', ACCOUNT) id: string): Promise<AccountView> {
    return accountViewFor(reader)(await this.accounts.get(reader, id));
  }

  @Post(':account/close')
  @HttpCode(200)
  @Answers(AccountView)
  @Summary('Closes an account for good, with its subaccounts, keys and sessions')
  @Access({ platform: true, staff: ['close', 'account'] })
  async close(
    @Caller() by: Principal,
    @Param('account', ACCOUNT) id: string,
    @Body() body: CloseAccountDto,
  ): Promise<AccountView> {
    return accountViewFor(by)(await this.closeAccount.close(by, id, body.reason));
  }
}
