import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Access, CallingCustomer } from '../../access/access.decorator.js';
import type { CustomerPrincipal } from '../../access/principal.js';
import { FormFields } from '../../http/compatible/form-fields.js';
import { originOf, type VendorPage } from '../../http/compatible/vendor-page.js';
import { presentSubscribedType } from './present-subscription.js';
import { SubscribedEvents } from './subscribed-events.js';
import { subscribable } from './subscribed-types.js';
import { vendorPageOfAll } from './vendor-page-of-all.js';

type Query = Readonly<Record<string, string | string[]>>;

/** The event types of a subscription, on the compatible API. */
@Controller('v1/Subscriptions/:subscription/SubscribedEvents')
@Access({ customer: true })
export class SubscribedEventsController {
  constructor(private readonly events: SubscribedEvents) {}

  @Get()
  async list(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('subscription') sid: string,
    @Query() query: Query,
    @Req() request: FastifyRequest,
  ): Promise<VendorPage> {
    const { subscription, types } = await this.events.list(by, sid);
    const origin = originOf(request);
    return vendorPageOfAll(request, query, 'types', types, (one) =>
      presentSubscribedType(one, subscription, origin),
    );
  }

  @Post()
  async add(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('subscription') sid: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const form = FormFields.of(body);
    const type = subscribable(form.text('Type'), form.text('SchemaVersion'));
    const subscription = await this.events.put(by, sid, type, { isThere: false });
    return presentSubscribedType(type, subscription, originOf(request));
  }

  @Get(':type')
  async get(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('subscription') sid: string,
    @Param('type') type: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const { subscription, found } = await this.events.get(by, sid, type);
    return presentSubscribedType(found, subscription, originOf(request));
  }

  @Post(':type')
  @HttpCode(200)
  async update(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('subscription') sid: string,
    @Param('type') type: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    await this.events.get(by, sid, type);
    const wanted = subscribable(type, FormFields.of(body).text('SchemaVersion'));
    const subscription = await this.events.put(by, sid, wanted, { isThere: true });
    return presentSubscribedType(wanted, subscription, originOf(request));
  }

  @Delete(':type')
  @HttpCode(204)
  remove(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('subscription') sid: string,
    @Param('type') type: string,
  ): Promise<void> {
    return this.events.remove(by, sid, type);
  }
}
