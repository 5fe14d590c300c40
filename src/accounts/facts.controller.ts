import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Access, CallingStaff } from '../access/access.decorator.js';
import type { StaffPrincipal } from '../access/principal.js';
import { Answers, Summary } from '../http/openapi/answers.decorator.js';
import { PageQuery } from '../http/page-query.dto.js';
import { SidPipe } from '../http/sid.pipe.js';
import type { Page } from '../kernel/page.js';
import { ClearFact } from './clear-fact.js';
import { AddFactDto, ClearFactDto } from './fact.dto.js';
import { FactView } from './fact.views.js';
import { StaffFacts } from './staff-facts.js';

const ACCOUNT = new SidPipe('account');

/** What is known about an account; for staff only. */
@Controller('api/accounts/:account/facts')
export class FactsController {
  constructor(
    private readonly facts: StaffFacts,
    private readonly clearFact: ClearFact,
  ) {}

  @Get()
  @Answers(FactView, { list: true })
  @Summary('Lists what is known about an account, the newest first')
  @Access({ staff: ['read', 'account_fact'] })
  list(
    @CallingStaff() by: StaffPrincipal,
    @Param('account', ACCOUNT) accountId: string,
    @Query() page: PageQuery,
  ): Promise<Page<FactView>> {
    return this.facts.list(by, accountId, page);
  }

  @Post()
  @Answers(FactView)
  @Summary('Records what staff have found out')
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
  @Answers(FactView)
  @Summary('Clears a fact that turned out wrong or settled')
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
