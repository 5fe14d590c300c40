import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Access, Caller } from '../access/access.decorator.js';
import type { Principal } from '../access/principal.js';
import { Answers, Summary } from '../http/openapi/answers.decorator.js';
import { PageQuery } from '../http/page-query.dto.js';
import { SidPipe } from '../http/sid.pipe.js';
import type { Page } from '../kernel/page.js';
import { FriendlyNameDto } from './account.dto.js';
import { ApiKeyView, NewApiKeyView } from './account.views.js';
import { ApiKeys } from './api-keys.js';

const ACCOUNT = new SidPipe('account');

/** The keys with which an account calls. */
@Controller('api/accounts/:account/api-keys')
@Access({ platform: true, customer: true })
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  @Post()
  @Answers(NewApiKeyView)
  @Summary('Makes a key; its secret is shown only in this answer')
  create(
    @Caller() by: Principal,
    @Param('account', ACCOUNT) accountId: string,
    @Body() body: FriendlyNameDto,
  ): Promise<NewApiKeyView> {
    return this.keys.create(by, accountId, body.friendlyName ?? null);
  }

  @Get()
  @Answers(ApiKeyView, { list: true })
  @Summary('Lists the live keys, the newest first, without their secrets')
  list(
    @Caller() by: Principal,
    @Param('account', ACCOUNT) accountId: string,
    @Query() page: PageQuery,
  ): Promise<Page<ApiKeyView>> {
    return this.keys.list(by, accountId, page);
  }

  @Delete(':key')
  @HttpCode(204)
  @Summary('Ends a key')
  revoke(
    @Caller() by: Principal,
    @Param('account', ACCOUNT) accountId: string,
    @Param('key', new SidPipe('apiKey')) keyId: string,
  ): Promise<void> {
    return this.keys.revoke(by, accountId, keyId);
  }
}
