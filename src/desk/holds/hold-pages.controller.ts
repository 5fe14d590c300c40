import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { ListHolds } from '../../holds/list-holds.js';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import { holdListModel } from './hold-list.js';
import { HoldsQuery } from './holds-query.dto.js';

const ROWS = 50;
const OPEN = { open: true, released: false, all: undefined } as const;

/** The hold list (P3) and restrictions (P4), open and past. They are placed and released on the page of the account. */
@Controller('desk/holds')
export class HoldPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly holds: ListHolds,
  ) {}

  @Get()
  @Access({ staff: ['read', 'hold'] })
  async list(
    @CallingStaff() by: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const query = await readForm(HoldsQuery, request.query);
    const { state = 'open', cursor, ...filter } = query;
    const page = await this.holds.list(by, { ...filter, open: OPEN[state] }, { limit: ROWS, cursor });
    return this.pages.render(request, reply, 'desk/holds', holdListModel(page, query), 'desk');
  }
}
