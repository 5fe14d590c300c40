import { Module } from '@nestjs/common';
import { CONFIG } from '../../config/config.js';
import { CreateSink } from './create-sink.js';
import { DrainSink } from './delivery/drain-sink.js';
import { EventPump } from './delivery/event-pump.js';
import { SendEvents } from './delivery/send-events.js';
import { SwitchOffSink } from './delivery/switch-off-sink.js';
import { FanOutEvent } from './fan-out-event.js';
import { DeliveriesController } from './log/deliveries.controller.js';
import { DeliveriesPagesController } from './log/deliveries-pages.controller.js';
import { ReadDeliveries } from './log/read-deliveries.js';
import { ReplayDelivery } from './log/replay-delivery.js';
import { FollowTrail } from './own-events/follow-trail.js';
import { openSigningKey, SigningKey } from './signing-key.js';
import { Sinks } from './sinks.js';
import { SinksController } from './sinks.controller.js';
import { SubscribedEvents } from './subscribed-events.js';
import { SubscribedEventsController } from './subscribed-events.controller.js';
import { Subscriptions } from './subscriptions.js';
import { SubscriptionsController } from './subscriptions.controller.js';
import { TypesController } from './types.controller.js';

/** Streams of events (M): sinks, subscriptions, and the delivery of each event to whoever wants it. */
@Module({
  controllers: [
    SinksController,
    SubscriptionsController,
    SubscribedEventsController,
    TypesController,
    DeliveriesController,
    DeliveriesPagesController,
  ],
  providers: [
    { provide: SigningKey, useFactory: openSigningKey, inject: [CONFIG] },
    CreateSink,
    Sinks,
    Subscriptions,
    SubscribedEvents,
    FanOutEvent,
    SendEvents,
    SwitchOffSink,
    DrainSink,
    EventPump,
    FollowTrail,
    ReadDeliveries,
    ReplayDelivery,
  ],
  exports: [FanOutEvent],
})
export class EventStreamsModule {}
