import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, CallingStaff } from '../access/access.decorator.js';
import type { StaffPrincipal } from '../access/principal.js';
import { PageQuery } from '../http/page-query.dto.js';
import { SidPipe } from '../http/sid.pipe.js';
import type { Page } from '../kernel/page.js';
import { ClearFact } from './clear-fact.js';
import { AddFactDto, ClearFactDto } from './fact.dto.js';
import type { FactView } from './present-fact.js';
import { StaffFacts } from './staff-facts.js';

const ACCOUNT = new SidPipe('account');

/** What is known about an account; for staff only. */
@ApiTags('Accounts')
@Controller('api/accounts/:account/facts')
export class FactsController {
  constructor(
    private readonly facts: StaffFacts,
    private readonly clearFact: ClearFact,
  ) {}

  @Get()
  @Access({ staff: ['read', 'account_fact'] })
  list(
    @CallingStaff() by: StaffPrincipal,
    @Param('account', ACCOUNT) accountId: string,
    @Query() page: PageQuery,
  ): Promise<Page<FactView>> {
    return this.facts.list(by, accountId, page);
  }

  @Post()
  @Access({ staff: ['create', 'account_fact'] })
  add(
    @CallingStaff() by: StaffPrincipal,
    @Param('account', ACCOUNT) accountId: string,
    @Body() body: AddFactDto,
  ): Promise<FactView> {
    const occurredAt = body.occurredAt == null ? null : new Date(body.occurredAt);
    return this.facts.add(by, accountId, { kind: body.kind, note: body.note, occurredAt });
  }

  @Post(':fact/clear')
  @HttpCode(200)
  @Access({ staff: ['clear', 'account_fact'] })
  clear(
    @CallingStaff() by: StaffPrincipal,
    @Param('account', ACCOUNT) accountId: string,
    @Param('fact', new SidPipe('fact')) factId: string,
    @Body() body: ClearFactDto,
  ): Promise<FactView> {
    return this.clearFact.clear(by, accountId, factId, body.note);
  }
}
