import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../../access/access.decorator.js';
import { Database } from '../../../database/database.js';
import { Pages } from '../../../http/pages.js';
import { SidPipe } from '../../../http/sid.pipe.js';
import { STRIPE } from '../../../integrations/payments/stripe-gateway.js';
import { NotFoundError } from '../../../kernel/errors.js';
import { toSid } from '../../../kernel/ids.js';
import type { Deposit } from '../deposit.entity.js';
import { depositById } from '../deposits.sql.js';
import { PaymentGateways } from '../payment-gateways.js';
import { presentPayPage } from './present-pay-page.js';

const DEPOSIT = new SidPipe('deposit');

/** What Stripe's own form needs besides ours, on this page only: its script, its frames, its API. */
const STRIPE_POLICY: Readonly<Record<string, string>> = {
  'script-src': "'self' https://js.stripe.com https://*.js.stripe.com",
  'frame-src': 'https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com',
  'connect-src': "'self' https://api.stripe.com",
  'img-src': "'self' https://*.stripe.com",
};

/** The page on which a deposit is paid through Stripe. The card is typed into a frame of Stripe's: no number of it ever comes to us. */
@Controller('payments/:deposit')
@Access({ public: true })
export class StripePageController {
  constructor(
    private readonly pages: Pages,
    private readonly database: Database,
    private readonly gateways: PaymentGateways,
  ) {}

  @Get()
  async show(
    @Param('deposit', DEPOSIT) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const deposit = await this.database.find<Deposit>(depositById(id));
    if (deposit?.gateway !== STRIPE) throw new NotFoundError('deposit', toSid('deposit', id));
    const page = presentPayPage(deposit);
    const form =
      page.isToPay && deposit.reference !== null
        ? await this.gateways.get(deposit.gateway).payForm(deposit.reference)
        : null;
    const policy = String(reply.getHeader('content-security-policy') ?? '');
    if (form !== null) void reply.header('content-security-policy', widened(policy, STRIPE_POLICY));
    return this.pages.render(request, reply, 'outbound-permissions/pay-stripe', { ...page, form }, 'plain');
  }
}

/** The policy with some of its directives in other words, and those that it lacked. */
export function widened(policy: string, instead: Readonly<Record<string, string>>): string {
  const kept = policy
    .split(';')
    .filter((directive) => directive !== '' && !Object.hasOwn(instead, directive.split(' ', 1)[0] ?? ''));
  return [...kept, ...Object.entries(instead).map(([name, sources]) => `${name} ${sources}`)].join(';');
}
