import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Access, CallingStaff } from '../access/access.decorator.js';
import type { StaffPrincipal } from '../access/principal.js';
import { Answers, Summary } from '../http/openapi/answers.decorator.js';
import { SidPipe } from '../http/sid.pipe.js';
import type { Page } from '../kernel/page.js';
import { ListHoldsQuery, PlaceHoldDto, ReleaseHoldDto } from './hold.dto.js';
import { ListHolds } from './list-holds.js';
import { PlaceHoldByHand } from './place-hold-by-hand.js';
import { HoldView } from './hold.views.js';
import { ReleaseHoldByHand } from './release-hold-by-hand.js';

const HOLD = new SidPipe('hold');
const ACCOUNT = new SidPipe('account');

/** The hold list (P3) and restrictions (P4, P5), for staff within their scope. */
@Controller('api/holds')
export class HoldsController {
  constructor(
    private readonly holds: ListHolds,
    private readonly placeHold: PlaceHoldByHand,
    private readonly releaseHold: ReleaseHoldByHand,
  ) {}

  @Get()
  @Answers(HoldView, { list: true })
  @Summary('Lists holds and restrictions, open and past, the newest first')
  @Access({ staff: ['read', 'hold'] })
  list(@CallingStaff() reader: StaffPrincipal, @Query() query: ListHoldsQuery): Promise<Page<HoldView>> {
    const { limit, cursor, account, open, ...filter } = query;
    const accountId = account === undefined ? undefined : ACCOUNT.transform(account);
    const isOpen = open === undefined ? undefined : open === 'true';
    return this.holds.list(reader, { ...filter, accountId, open: isOpen }, { limit, cursor });
  }

  @Get(':hold')
  @Answers(HoldView)
  @Summary('Gives one hold')
  @Access({ staff: ['read', 'hold'] })
  get(@CallingStaff() reader: StaffPrincipal, @Param('hold', HOLD) id: string): Promise<HoldView> {
    return this.holds.get(reader, id);
  }

  @Post()
  @Answers(HoldView)
  @Summary('Puts an account on hold, or restricts the services given')
  @Access({ staff: ['place', 'hold'] })
  async place(@CallingStaff() by: StaffPrincipal, @Body() body: PlaceHoldDto): Promise<HoldView> {
    const id = await this.placeHold.place(by, {
      accountId: ACCOUNT.transform(body.account),
      code: body.code,
      note: body.note,
      services: body.services ?? null,
      until: body.until == null ? null : new Date(body.until),
    });
    return this.holds.get(by, id);
  }

  @Post(':hold/release')
  @HttpCode(200)
  @Answers(HoldView)
  @Summary('Releases a hold')
  @Access({ staff: ['release', 'hold'] })
  async release(
    @CallingStaff() by: StaffPrincipal,
    @Param('hold', HOLD) id: string,
    @Body() body: ReleaseHoldDto,
  ): Promise<HoldView> {
    await this.releaseHold.release(by, id, body.note, body.version);
    return this.holds.get(by, id);
  }
}
