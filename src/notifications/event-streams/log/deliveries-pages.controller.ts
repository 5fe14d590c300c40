import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { abilityOf } from '../../../access/ability.js';
import { Access, CallingStaff } from '../../../access/access.decorator.js';
import type { StaffPrincipal } from '../../../access/principal.js';
import { Pages } from '../../../http/pages.js';
import { SidPipe } from '../../../http/sid.pipe.js';
import { DELIVERY_STATES } from '../delivery/deliveries.sql.js';
import { DeliveryQuery } from './delivery.dto.js';
import { ReadDeliveries } from './read-deliveries.js';
import { ReplayDelivery } from './replay-delivery.js';

const HERE = '/admin/deliveries';
const LABELS = { dead: 'Gave up', discarded: 'Refused', pending: 'Waiting', delivered: 'Delivered' } as const;

/** Where an admin sees which events reached which sinks, and sends them again. */
@Controller('admin/deliveries')
export class DeliveriesPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly deliveries: ReadDeliveries,
    private readonly replayDelivery: ReplayDelivery,
  ) {}

  @Get()
  @Access({ staff: ['read', 'outbox_message'] })
  async show(
    @CallingStaff() reader: StaffPrincipal,
    @Query() query: DeliveryQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { state = 'dead', limit, cursor } = query;
    const page = await this.deliveries.list(state, { limit, cursor });
    const model = {
      title: 'Events',
      state,
      tabs: [...DELIVERY_STATES].reverse().map((one) => ({
        label: LABELS[one],
        href: `${HERE}?state=${one}`,
        current: one === state,
      })),
      deliveries: page.items.map((one) => ({ ...one, what: one.type.replace(/^com\.twilio\./, '') })),
      mayReplay: state !== 'pending' && abilityOf(reader).can('manage', 'outbox_message'),
      nextHref: page.nextCursor === null ? null : `${HERE}?state=${state}&cursor=${page.nextCursor}`,
      firstHref: cursor === undefined ? null : `${HERE}?state=${state}`,
    };
    return this.pages.render(request, reply, 'notifications/deliveries', model, 'desk');
  }

  @Post(':delivery/replay')
  @Access({ staff: ['manage', 'outbox_message'] })
  async replay(
    @CallingStaff() by: StaffPrincipal,
    @Param('delivery', new SidPipe('eventDelivery')) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.replayDelivery.replay(by, id);
    this.pages.redirect(request, reply, `${HERE}?state=dead`, { text: 'The event is sent again.' });
  }
}
