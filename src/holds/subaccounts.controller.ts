import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, Caller } from '../access/access.decorator.js';
import type { Principal } from '../access/principal.js';
import { FriendlyNameDto } from '../accounts/account.dto.js';
import { presentAccount, type AccountView } from '../accounts/present-account.js';
import { SidPipe } from '../http/sid.pipe.js';
import { OpenSubaccount } from './open-subaccount.js';

/** Accounts under an account. They stand here because a subaccount is born under its parent's holds. */
@ApiTags('Accounts')
@Controller('api/accounts/:account/subaccounts')
export class SubaccountsController {
  constructor(private readonly openSubaccount: OpenSubaccount) {}

  /** The token is shown once. */
  @Post()
  @Access({ platform: true, customer: true })
  async open(
    @Caller() by: Principal,
    @Param('account', new SidPipe('account')) parentId: string,
    @Body() body: FriendlyNameDto,
  ): Promise<AccountView & { authToken: string }> {
    const { account, authToken } = await this.openSubaccount.open(by, parentId, body.friendlyName ?? null);
    return { ...presentAccount(account), authToken };
  }
}
