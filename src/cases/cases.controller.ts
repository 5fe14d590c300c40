import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access, CallingStaff } from '../access/access.decorator.js';
import type { StaffPrincipal } from '../access/principal.js';
import { Answers, Summary } from '../http/openapi/answers.decorator.js';
import { SidPipe } from '../http/sid.pipe.js';
import { ListCasesQuery, NextCaseDto, VersionDto } from './cases.dto.js';
import { CaseTimeline } from './case-timeline.js';
import { ClaimCase } from './claim-case.js';
import { ClaimNext } from './claim-next.js';
import { CaseView, CaseWithOffersView, TimelineView } from './case.views.js';
import { filterOf } from './case-filter.js';
import { presentOffer } from './present-case.js';
import { ReadCases } from './read-cases.js';
import { ReleaseClaim } from './release-claim.js';

const caseSid = new SidPipe('case');

/** The queue on the API: read, take, give back. */
@Controller('api/cases')
export class CasesController {
  constructor(
    private readonly cases: ReadCases,
    private readonly timelines: CaseTimeline,
    private readonly claims: ClaimCase,
    private readonly nextCases: ClaimNext,
    private readonly releases: ReleaseClaim,
  ) {}

  @Get()
  @Answers(CaseView, { list: true })
  @Summary('Lists cases: open work in the order in which it is handed out, closed cases the newest first')
  @Access({ staff: ['read', 'case'] })
  list(@CallingStaff() by: StaffPrincipal, @Query() query: ListCasesQuery) {
    return this.cases.list(by, filterOf(by, query), query);
  }

  @Get(':sid')
  @Answers(CaseWithOffersView)
  @Summary('Gives one case, with what the caller could decide now')
  @Access({ staff: ['read', 'case'] })
  get(@CallingStaff() by: StaffPrincipal, @Param('sid', caseSid) id: string) {
    return this.present(by, id);
  }

  @Get(':sid/timeline')
  @Answers(TimelineView)
  @Summary('Gives what happened to a case and to its account, the oldest first')
  @Access({ staff: ['read', 'case'] })
  timeline(@CallingStaff() by: StaffPrincipal, @Param('sid', caseSid) id: string) {
    return this.timelines.of(by, id);
  }

  @Post('next')
  @HttpCode(200)
  @Answers(CaseWithOffersView)
  @Summary('Claims the next case for the caller; 204 when there is none')
  @Access({ staff: ['work', 'case'] })
  async next(
    @CallingStaff() by: StaffPrincipal,
    @Body() input: NextCaseDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const id = await this.nextCases.claimNext(by, input.type);
    if (id !== null) return this.present(by, id);
    void reply.status(204);
    return undefined;
  }

  @Post(':sid/claim')
  @HttpCode(200)
  @Answers(CaseWithOffersView)
  @Summary('Claims a case, or renews the claim')
  @Access({ staff: ['work', 'case'] })
  async claim(
    @CallingStaff() by: StaffPrincipal,
    @Param('sid', caseSid) id: string,
    @Body() input: VersionDto,
  ) {
    await this.claims.claim(by, id, input.version);
    return this.present(by, id);
  }

  @Post(':sid/release')
  @HttpCode(200)
  @Answers(CaseWithOffersView)
  @Summary('Gives a claimed case back to its queue')
  @Access({ staff: ['work', 'case'] })
  async release(
    @CallingStaff() by: StaffPrincipal,
    @Param('sid', caseSid) id: string,
    @Body() input: VersionDto,
  ) {
    await this.releases.release(by, id, input.version);
    return this.present(by, id);
  }

  private async present(by: StaffPrincipal, id: string): Promise<CaseWithOffersView> {
    const found = await this.cases.get(by, id);
    return { ...found.case, offers: found.offers.map(presentOffer) };
  }
}
