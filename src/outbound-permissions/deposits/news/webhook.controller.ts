import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Access } from '../../../access/access.decorator.js';
import { HttpRefusal } from '../../../http/http-refusal.js';
import { Answers, Summary, TakesBody } from '../../../http/openapi/answers.decorator.js';
import { KEEPS_RAW_BODY, rawBodyOf } from '../../../http/raw-body.js';
import type { RefusedWebhook } from '../../../integrations/payments/payment-gateway.js';
import { WebhookTakenView } from '../deposits.views.js';
import { PaymentGateways } from '../payment-gateways.js';
import { TakeNews } from './take-news.js';

const REFUSALS: Readonly<Record<RefusedWebhook, readonly [status: number, message: string]>> = {
  signature_missing: [401, 'This webhook is not signed.'],
  signature_wrong: [401, 'The signature of this webhook is not that of its body.'],
  too_old: [401, 'The signature of this webhook is more than five minutes old. Sign it anew.'],
  malformed: [422, 'This webhook does not say which event it is.'],
};

/** What payment gateways tell, believed by its signature only. Whatever is believed is answered with 200, or it would come for days. */
@Controller('api/payments/webhook')
@Access({ public: true })
export class PaymentWebhookController {
  constructor(
    private readonly gateways: PaymentGateways,
    private readonly news: TakeNews,
  ) {}

  @Post(':gateway')
  @HttpCode(200)
  @RouteConfig(KEEPS_RAW_BODY)
  @TakesBody('application/json', { type: 'object', description: 'As the gateway signs and sends it.' })
  @Answers(WebhookTakenView)
  @Summary('Takes in what a payment gateway tells, each event once')
  async take(@Param('gateway') name: string, @Req() request: FastifyRequest): Promise<WebhookTakenView> {
    const gateway = this.gateways.get(name);
    // The machine's time: gateways sign by the world's clock, whatever ours was moved to.
    const read = await gateway.readWebhook(rawBodyOf(request), request.headers, new Date());
    if (!read.ok) {
      const [status, message] = REFUSALS[read.refused];
      throw new HttpRefusal(status, read.refused, message);
    }
    if (read.event !== null) await this.news.take(gateway.name, read.event);
    return { received: true };
  }
}
