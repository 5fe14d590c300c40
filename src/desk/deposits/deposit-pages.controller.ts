import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { parseSid } from '../../kernel/ids.js';
import { RefundDeposit } from '../../outbound-permissions/deposits/refunds/refund-deposit.js';
import { DeskForms } from '../desk-forms.js';
import { DepositsQuery, RefundForm } from './deposits.dto.js';
import { depositListModel, depositModel, depositPath } from './present-deposits.js';
import { ReadDepositPages } from './read-deposit-pages.js';

const DEPOSIT = new SidPipe('deposit');
const ROWS = 50;

/** T8: the deposits, each with its books; given back by who may. */
@Controller('desk/deposits')
export class DepositPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: DeskForms,
    private readonly reading: ReadDepositPages,
    private readonly refunding: RefundDeposit,
  ) {}

  @Get()
  @Access({ staff: ['read', 'deposit'] })
  async list(
    @CallingStaff() by: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const query = await readForm(DepositsQuery, request.query);
    const { status, account, cursor } = query;
    const accountId = account === undefined ? undefined : (parseSid('account', account) ?? undefined);
    const page = await this.reading.list(by, { status, accountId }, { limit: ROWS, cursor });
    return this.pages.render(request, reply, 'desk/deposits', depositListModel(page, query), 'desk');
  }

  @Get(':deposit')
  @Access({ staff: ['read', 'deposit'] })
  async show(
    @CallingStaff() by: StaffPrincipal,
    @Param('deposit', DEPOSIT) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.render(request, reply, 'desk/deposit', await this.draw(by, id), 'desk');
  }

  @Post(':deposit/refund')
  @Access({ staff: ['refund', 'deposit'] })
  refund(
    @CallingStaff() by: StaffPrincipal,
    @Param('deposit', DEPOSIT) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const page = { view: 'desk/deposit', again: () => this.draw(by, id) };
    return this.forms.submit({ request, reply }, page, async () => {
      const { reason } = await readForm(RefundForm, request.body);
      await this.refunding.refund(by, id, reason);
      const text =
        'The money is on its way back. The account is in development again, unless it is contracted.';
      return { path: depositPath(id), flash: { text } };
    });
  }

  private async draw(by: StaffPrincipal, id: string): Promise<object> {
    const [deposit, entries] = await Promise.all([this.reading.get(by, id), this.reading.entries(id)]);
    return depositModel(by, deposit, entries);
  }
}
