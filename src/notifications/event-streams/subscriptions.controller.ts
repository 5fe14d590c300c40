import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Access, CallingCustomer } from '../../access/access.decorator.js';
import type { CustomerPrincipal } from '../../access/principal.js';
import { FormFields } from '../../http/compatible/form-fields.js';
import {
  originOf,
  vendorPage,
  vendorPageRequest,
  type VendorPage,
} from '../../http/compatible/vendor-page.js';
import { presentSubscription } from './present-subscription.js';
import { Subscriptions } from './subscriptions.js';

/** Which events an account wants in which sink, on the compatible API. */
@Controller('v1/Subscriptions')
@Access({ customer: true })
export class SubscriptionsController {
  constructor(private readonly subscriptions: Subscriptions) {}

  @Post()
  async create(
    @CallingCustomer() by: CustomerPrincipal,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    return presentSubscription(await this.subscriptions.create(by, FormFields.of(body)), originOf(request));
  }

  @Get()
  async list(
    @CallingCustomer() by: CustomerPrincipal,
    @Query() query: Readonly<Record<string, string | string[]>>,
    @Req() request: FastifyRequest,
  ): Promise<VendorPage> {
    const asked = vendorPageRequest(query);
    const rows = await this.subscriptions.list(by, FormFields.of(query).text('SinkSid'), asked);
    const origin = originOf(request);
    return vendorPage(
      request,
      asked,
      'subscriptions',
      rows,
      (row) => ({ at: row.createdAt, id: row.id }),
      (row) => presentSubscription(row, origin),
    );
  }

  @Get(':subscription')
  async get(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('subscription') sid: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    return presentSubscription(await this.subscriptions.get(by, sid), originOf(request));
  }

  @Post(':subscription')
  @HttpCode(200)
  async update(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('subscription') sid: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const renamed = await this.subscriptions.rename(by, sid, FormFields.of(body));
    return presentSubscription(renamed, originOf(request));
  }

  @Delete(':subscription')
  @HttpCode(204)
  remove(@CallingCustomer() by: CustomerPrincipal, @Param('subscription') sid: string): Promise<void> {
    return this.subscriptions.remove(by, sid);
  }
}
