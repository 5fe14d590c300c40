import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Access, CallingStaff } from '../access/access.decorator.js';
import type { StaffPrincipal } from '../access/principal.js';
import { Answers, Summary } from '../http/openapi/answers.decorator.js';
import { PageQuery } from '../http/page-query.dto.js';
import type { Page } from '../kernel/page.js';
import { PublishScorecard } from './publish-scorecard.js';
import { PublishScorecardDto, ScorecardView } from './scorecard.dto.js';

/** The points and thresholds by which signups are assessed. */
@Controller('api/scorecards')
export class ScorecardsController {
  constructor(private readonly scorecards: PublishScorecard) {}

  @Get()
  @Answers(ScorecardView, { list: true })
  @Summary('Lists the versions of the scorecard, the one that counts first')
  @Access({ staff: ['read', 'rule'] })
  list(@Query() page: PageQuery): Promise<Page<ScorecardView>> {
    return this.scorecards.list(page);
  }

  @Post()
  @Answers(ScorecardView)
  @Summary('Publishes the next version; signups from then on are assessed by it')
  @Access({ staff: ['manage', 'rule'] })
  publish(@CallingStaff() by: StaffPrincipal, @Body() body: PublishScorecardDto): Promise<ScorecardView> {
    return this.scorecards.publish(by, body);
  }
}
