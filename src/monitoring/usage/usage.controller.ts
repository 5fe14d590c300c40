import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Access, Caller } from '../../access/access.decorator.js';
import type { Principal } from '../../access/principal.js';
import { Answers, Summary, TakesBody } from '../../http/openapi/answers.decorator.js';
import { SidPipe } from '../../http/sid.pipe.js';
import type { StreamedBody } from '../../http/streamed-body.js';
import { Lines, LINES_OF_JSON, TakesLines } from '../../http/takes-lines.js';
import type { Page } from '../../kernel/page.js';
import { ReadUsage } from './read-usage.js';
import { TakeInUsage } from './take-in-usage.js';
import { USAGE_LINE, UsageHourView, UsageQuery, UsageTakenInView } from './usage.dto.js';

/** P5: what accounts do on the platform, hour by hour. */
@Controller('api')
export class UsageController {
  constructor(
    private readonly takeInUsage: TakeInUsage,
    private readonly readUsage: ReadUsage,
  ) {}

  @Post('usage')
  @HttpCode(200)
  @Access({ platform: true })
  @TakesLines()
  @TakesBody(LINES_OF_JSON, USAGE_LINE)
  @Answers(UsageTakenInView)
  @Summary(
    'Takes hourly rollups, one a line, in any order and of any number; what was sent before changes nothing',
  )
  takeIn(@Lines() body: StreamedBody): Promise<UsageTakenInView> {
    return this.takeInUsage.takeIn(body.chunks());
  }

  @Get('accounts/:account/usage')
  @Access({ platform: true, staff: ['read', 'account'] })
  @Answers(UsageHourView, { list: true })
  @Summary('Lists what was reported of an account, the newest hour first')
  list(
    @Caller() by: Principal,
    @Param('account', new SidPipe('account')) accountId: string,
    @Query() { from, to, ...page }: UsageQuery,
  ): Promise<Page<UsageHourView>> {
    return this.readUsage.ofAccount(by, accountId, { from, to }, page);
  }
}
