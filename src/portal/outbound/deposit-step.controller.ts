import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingCustomer } from '../../access/access.decorator.js';
import type { CustomerPrincipal } from '../../access/principal.js';
import { CONFIG, type Config } from '../../config/config.js';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { InvalidError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import { AskForDeposit } from '../../outbound-permissions/deposits/ask-for-deposit.js';
import { AskForDepositDto } from '../../outbound-permissions/deposits/deposits.dto.js';
import { OpenPayment } from '../../outbound-permissions/deposits/open-payment.js';
import { TypedForm } from '../tickets/typed-form.js';
import { depositErrors, depositInput } from './deposit-form.js';
import { DepositPages } from './deposit-page.js';
import { stepPaths } from './outbound-paths.js';

const REQUEST = new SidPipe('outboundPermission');

/** Step 3 (T7, T8): how much, then on to where it is paid; the payer comes back here and sees it arrive. */
@Controller('portal/outbound/:permission/deposit')
@Access({ customer: true })
export class DepositStepController {
  constructor(
    private readonly pages: Pages,
    private readonly page: DepositPages,
    private readonly asking: AskForDeposit,
    private readonly payments: OpenPayment,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async show(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('permission', REQUEST) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.render(
      request,
      reply,
      'portal/outbound-deposit',
      await this.page.draw(by, id),
      'portal',
    );
  }

  /** The part of the page that a script asks for again while a payment is on its way. */
  @Get('state')
  async state(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('permission', REQUEST) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.render(request, reply, 'portal/outbound-deposit-state', await this.page.state(by, id));
  }

  @Post()
  pay(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('permission', REQUEST) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const form = TypedForm.of(request.body);
    const typed = { amount: form.text('amount'), currency: form.text('currency') };
    const model = (): Promise<object> => this.page.draw(by, id, typed);
    return this.pages.submit(
      request,
      reply,
      { view: 'portal/outbound-deposit', layout: 'portal', model },
      async () => {
        try {
          const money = await readForm(AskForDepositDto, depositInput(typed));
          const { payUrl } = await this.payments.open(await this.asking.ask(by, id, money));
          return payUrl ?? stepPaths(toSid('outboundPermission', id)).deposit;
        } catch (refusal) {
          if (!(refusal instanceof InvalidError) || refusal.fields.length === 0) throw refusal;
          const errors = depositErrors(refusal.fields, this.config.payments.depositMinimums);
          throw new InvalidError(refusal.code, refusal.message, errors);
        }
      },
    );
  }
}
