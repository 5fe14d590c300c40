import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access, Caller, CallingCustomer, CallingStaff } from '../../access/access.decorator.js';
import type { CustomerPrincipal, Principal, StaffPrincipal } from '../../access/principal.js';
import { Answers, Summary } from '../../http/openapi/answers.decorator.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { AskForDeposit } from './ask-for-deposit.js';
import { AskForDepositDto, RefundDepositDto } from './deposits.dto.js';
import { DepositView, StaffDepositView } from './deposits.views.js';
import { OpenPayment } from './open-payment.js';
import { presentDeposit, presentDepositToStaff } from './present-deposit.js';
import { ReadDeposits } from './read-deposits.js';
import { RefundDeposit } from './refunds/refund-deposit.js';

const DEPOSIT = new SidPipe('deposit');

/** The refundable deposit of a request for outbound permission (T7, T8). */
@Controller('api')
export class DepositsController {
  constructor(
    private readonly asking: AskForDeposit,
    private readonly payments: OpenPayment,
    private readonly reading: ReadDeposits,
    private readonly refunding: RefundDeposit,
  ) {}

  @Post('outbound-permissions/:sid/deposit')
  @Access({ customer: true })
  @Answers(DepositView)
  @Summary('Asks for the deposit of a request: where it is paid; asked again, the same')
  async ask(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('sid', new SidPipe('outboundPermission')) requestId: string,
    @Body() { amount, currency }: AskForDepositDto,
  ): Promise<DepositView> {
    const deposit = await this.asking.ask(by, requestId, { amount, currency });
    return presentDeposit(await this.payments.open(deposit));
  }

  @Get('deposits/:deposit')
  @Access({ customer: true, staff: ['read', 'deposit'] })
  @Answers(DepositView)
  @Summary('Gives one deposit')
  get(@Caller() by: Principal, @Param('deposit', DEPOSIT) id: string): Promise<DepositView> {
    return this.reading.get(by, id);
  }

  @Post('deposits/:deposit/refund')
  @Access({ staff: ['refund', 'deposit'] })
  @Answers(StaffDepositView)
  @Summary('Gives a held deposit back, once: 202 while the money is on its way, 200 when it is back')
  async refund(
    @CallingStaff() by: StaffPrincipal,
    @Param('deposit', DEPOSIT) id: string,
    @Body() { reason, note }: RefundDepositDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StaffDepositView> {
    const deposit = await this.refunding.refund(by, id, reason ?? note ?? null);
    void reply.status(deposit.status === 'refunded' ? 200 : 202);
    return presentDepositToStaff(deposit);
  }
}
