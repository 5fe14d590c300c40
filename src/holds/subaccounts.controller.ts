import { Body, Controller, Param, Post } from '@nestjs/common';
import { Access, Caller } from '../access/access.decorator.js';
import type { Principal } from '../access/principal.js';
import { FriendlyNameDto } from '../accounts/account.dto.js';
import { NewAccountView } from '../accounts/account.views.js';
import { presentAccount } from '../accounts/present-account.js';
import { Answers, Summary } from '../http/openapi/answers.decorator.js';
import { SidPipe } from '../http/sid.pipe.js';
import { OpenSubaccount } from './open-subaccount.js';

/** Accounts under an account. They stand here because a subaccount is born under its parent's holds. */
@Controller('api/accounts/:account/subaccounts')
export class SubaccountsController {
  constructor(private readonly openSubaccount: OpenSubaccount) {}

  @Post()
  @Answers(NewAccountView)
  @Summary('Opens a subaccount; its token is shown only in this answer')
  @Access({ platform: true, customer: true })
  async open(
    @Caller() by: Principal,
    @Param('account', new SidPipe('account')) parentId: string,
    @Body() body: FriendlyNameDto,
  ): Promise<NewAccountView> {
    const { account, authToken } = await this.openSubaccount.open(by, parentId, body.friendlyName ?? null);
    return { ...presentAccount(account), authToken };
  }
}
