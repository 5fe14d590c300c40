import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Access, CallingStaff } from '../../../access/access.decorator.js';
import type { StaffPrincipal } from '../../../access/principal.js';
import { Answers, Summary } from '../../../http/openapi/answers.decorator.js';
import { SidPipe } from '../../../http/sid.pipe.js';
import type { Page } from '../../../kernel/page.js';
import { DeliveryQuery, DeliveryView } from './delivery.dto.js';
import { ReadDeliveries } from './read-deliveries.js';
import { ReplayDelivery } from './replay-delivery.js';

const DELIVERY = new SidPipe('eventDelivery');

/** The log of events that were sent to sinks, for admins. */
@Controller('api/event-deliveries')
export class DeliveriesController {
  constructor(
    private readonly deliveries: ReadDeliveries,
    private readonly replayDelivery: ReplayDelivery,
  ) {}

  @Get()
  @Access({ staff: ['read', 'outbox_message'] })
  @Answers(DeliveryView, { list: true })
  @Summary('Lists deliveries of events to sinks, the newest first; ?state=dead for those that were given up')
  list(@Query() { state, ...page }: DeliveryQuery): Promise<Page<DeliveryView>> {
    return this.deliveries.list(state, page);
  }

  @Get(':delivery')
  @Access({ staff: ['read', 'outbox_message'] })
  @Answers(DeliveryView)
  @Summary('Gives one delivery')
  get(@Param('delivery', DELIVERY) id: string): Promise<DeliveryView> {
    return this.deliveries.get(id);
  }

  @Post(':delivery/replay')
  @HttpCode(200)
  @Access({ staff: ['manage', 'outbox_message'] })
  @Answers(DeliveryView)
  @Summary('Sends an event to its sink once more')
  async replay(
    @CallingStaff() by: StaffPrincipal,
    @Param('delivery', DELIVERY) id: string,
  ): Promise<DeliveryView> {
    await this.replayDelivery.replay(by, id);
    return this.deliveries.get(id);
  }
}
