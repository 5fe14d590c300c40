import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Access, CallingCustomer } from '../../access/access.decorator.js';
import { presentedAuthToken } from '../../access/presented-token.js';
import type { CustomerPrincipal } from '../../access/principal.js';
import { FormFields } from '../../http/compatible/form-fields.js';
import {
  originOf,
  vendorPage,
  vendorPageRequest,
  type VendorPage,
} from '../../http/compatible/vendor-page.js';
import { CreateSink } from './create-sink.js';
import { presentSink } from './present-sink.js';
import { SINK_STATUSES } from './sink.entity.js';
import { Sinks } from './sinks.js';
import { StreamParameterError } from './stream-refusals.js';

type Query = Readonly<Record<string, string | string[]>>;

/** Where an account wants its events, on the compatible API. */
@Controller('v1/Sinks')
@Access({ customer: true })
export class SinksController {
  constructor(
    private readonly createSink: CreateSink,
    private readonly sinks: Sinks,
  ) {}

  @Post()
  async create(
    @CallingCustomer() by: CustomerPrincipal,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const sink = await this.createSink.run(by, FormFields.of(body), presentedAuthToken(request));
    return presentSink(sink, originOf(request));
  }

  @Get()
  async list(
    @CallingCustomer() by: CustomerPrincipal,
    @Query() query: Query,
    @Req() request: FastifyRequest,
  ): Promise<VendorPage> {
    const asked = vendorPageRequest(query);
    const status = SINK_STATUSES.find((one) => one === query['Status']) ?? null;
    // What no sink of ours ever is: nothing is found.
    const isOther = query['Status'] !== undefined && status === null;
    const inUse = FormFields.of(query).flag('InUse') ?? null;
    const sinks = isOther ? [] : await this.sinks.list(by, { status, inUse }, asked);
    const origin = originOf(request);
    return vendorPage(
      request,
      asked,
      'sinks',
      sinks,
      (sink) => ({ at: sink.createdAt, id: sink.id }),
      (sink) => presentSink(sink, origin),
    );
  }

  @Get(':sink')
  async get(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('sink') sid: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    return presentSink(await this.sinks.get(by, sid), originOf(request));
  }

  @Post(':sink')
  @HttpCode(200)
  async update(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('sink') sid: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    return presentSink(await this.sinks.rename(by, sid, FormFields.of(body)), originOf(request));
  }

  @Delete(':sink')
  @HttpCode(204)
  remove(@CallingCustomer() by: CustomerPrincipal, @Param('sink') sid: string): Promise<void> {
    return this.sinks.remove(by, sid);
  }

  @Post(':sink/Test')
  async test(@CallingCustomer() by: CustomerPrincipal, @Param('sink') sid: string): Promise<object> {
    await this.sinks.test(by, sid);
    return { result: 'submitted' };
  }

  /** Webhook sinks are active without it; it only says that the sink is there (W169). */
  @Post(':sink/Validate')
  async validate(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('sink') sid: string,
    @Body() body: unknown,
  ): Promise<object> {
    await this.sinks.get(by, sid);
    if ((FormFields.of(body).text('TestId') ?? '') === '')
      throw new StreamParameterError('The TestId parameter is missing.');
    return { result: 'valid' };
  }
}
