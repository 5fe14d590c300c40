import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, Caller } from '../access/access.decorator.js';
import type { Principal } from '../access/principal.js';
import { PageQuery } from '../http/page-query.dto.js';
import { SidPipe } from '../http/sid.pipe.js';
import type { Page } from '../kernel/page.js';
import { FriendlyNameDto } from './account.dto.js';
import { ApiKeys, type ApiKeyView } from './api-keys.js';

const ACCOUNT = new SidPipe('account');

/** The keys with which an account calls. */
@ApiTags('Accounts')
@Controller('api/accounts/:account/api-keys')
@Access({ platform: true, customer: true })
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  /** The secret is shown once. */
  @Post()
  create(
    @Caller() by: Principal,
    @Param('account', ACCOUNT) accountId: string,
    @Body() body: FriendlyNameDto,
  ): Promise<ApiKeyView & { secret: string }> {
    return this.keys.create(by, accountId, body.friendlyName ?? null);
  }

  @Get()
  list(
    @Caller() by: Principal,
    @Param('account', ACCOUNT) accountId: string,
    @Query() page: PageQuery,
  ): Promise<Page<ApiKeyView>> {
    return this.keys.list(by, accountId, page);
  }

  @Delete(':key')
  @HttpCode(204)
  revoke(
    @Caller() by: Principal,
    @Param('account', ACCOUNT) accountId: string,
    @Param('key', new SidPipe('apiKey')) keyId: string,
  ): Promise<void> {
    return this.keys.revoke(by, accountId, keyId);
  }
}
