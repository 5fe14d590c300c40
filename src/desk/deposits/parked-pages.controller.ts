import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import { NotFoundError } from '../../kernel/errors.js';
import { ParkedEvents } from '../../outbound-permissions/deposits/parked/parked-events.js';
import { DeskForms } from '../desk-forms.js';
import { ParkedQuery, SettleForm } from './deposits.dto.js';
import { parkedModel } from './present-parked.js';
import { PARKED_PATH } from './present-deposits.js';

const ROWS = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** News of payments that no rule could follow, for a person to settle. */
@Controller('desk/deposits/parked')
export class ParkedPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: DeskForms,
    private readonly parked: ParkedEvents,
  ) {}

  @Get()
  @Access({ staff: ['read', 'deposit'] })
  async list(
    @CallingStaff() by: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const query = await readForm(ParkedQuery, request.query);
    return this.pages.render(request, reply, 'desk/parked', await this.draw(by, query), 'desk');
  }

  @Post(':event')
  @Access({ staff: ['settle', 'deposit'] })
  settle(
    @CallingStaff() by: StaffPrincipal,
    @Param('event') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    if (!UUID.test(id)) throw new NotFoundError('parked news of a payment');
    const again = async (): Promise<object> => ({ ...(await this.draw(by, {})), settling: id });
    return this.forms.submit({ request, reply }, { view: 'desk/parked', again }, async () => {
      await this.parked.settle(by, id, await readForm(SettleForm, request.body));
      return { path: PARKED_PATH, flash: { text: 'Settled.' } };
    });
  }

  private async draw(by: StaffPrincipal, { cursor }: ParkedQuery): Promise<object> {
    const page = await this.parked.list(by, { limit: ROWS, cursor });
    return parkedModel(by, page, cursor === undefined ? {} : { cursor });
  }
}
