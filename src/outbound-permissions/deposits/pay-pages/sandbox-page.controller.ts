import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsIn, IsInt } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../../access/access.decorator.js';
import { Pages } from '../../../http/pages.js';
import { SidPipe } from '../../../http/sid.pipe.js';
import { toSid } from '../../../kernel/ids.js';
import { PlayPayment } from '../sandbox/play-payment.js';
import { SANDBOX_OUTCOMES, type SandboxOutcome } from '../sandbox/sandbox-outcome.js';
import { presentPayPage } from './present-pay-page.js';

const DEPOSIT = new SidPipe('deposit');
const DELAYS = [0, 10, 120, 3600] as const;
const COPIES = [1, 2] as const;

export class SandboxFormDto {
  @IsIn(SANDBOX_OUTCOMES, { message: 'Choose what happens.' })
  readonly outcome!: SandboxOutcome;

  @Type(() => Number)
  @IsInt()
  @IsIn(DELAYS, { message: 'Choose when it is told.' })
  readonly delaySeconds!: number;

  @Type(() => Number)
  @IsInt()
  @IsIn(COPIES, { message: 'Choose how often it is told.' })
  readonly copies!: number;
}

const CHOICES = {
  form: { outcome: 'succeed', delaySeconds: '0', copies: '1' },
  outcomes: [
    { value: 'succeed', label: 'Pay', hint: 'The card is good.' },
    { value: 'fail', label: 'Fail', hint: 'The bank declines the card.' },
    { value: 'dispute', label: 'Dispute', hint: 'The card’s owner asks his bank for the money back.' },
  ],
  delays: [
    { value: '0', label: 'At once' },
    { value: '10', label: 'After 10 seconds' },
    { value: '120', label: 'After 2 minutes' },
    { value: '3600', label: 'After an hour' },
  ],
  copies: [
    { value: '1', label: 'Once' },
    { value: '2', label: 'Twice, as gateways sometimes do' },
  ],
};

/** The pay page of the sandbox gateway: no card, no money, and every outcome a payment can have. Whoever knows the address may play. */
@Controller('sandbox/payments/:deposit')
@Access({ public: true })
export class SandboxPageController {
  constructor(
    private readonly pages: Pages,
    private readonly payments: PlayPayment,
  ) {}

  @Get()
  async show(
    @Param('deposit', DEPOSIT) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.render(
      request,
      reply,
      'outbound-permissions/pay-sandbox',
      await this.model(id),
      'plain',
    );
  }

  @Post()
  play(
    @Param('deposit', DEPOSIT) id: string,
    @Body() body: SandboxFormDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { outcome, delaySeconds, copies } = body;
    const page = { view: 'outbound-permissions/pay-sandbox', layout: 'plain', model: () => this.model(id) };
    return this.pages.submit(request, reply, page, async () => {
      await this.payments.play(id, outcome, { delaySeconds, copies });
      const text = delaySeconds === 0 ? 'The gateway has told us.' : 'The gateway will tell us later.';
      return { path: `/sandbox/payments/${toSid('deposit', id)}`, flash: { text } };
    });
  }

  private async model(id: string): Promise<object> {
    return { ...presentPayPage(await this.payments.find(id)), ...CHOICES };
  }
}
