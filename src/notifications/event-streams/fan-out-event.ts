import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { publicUrl } from '../../config/public-url.js';
import { Database } from '../../database/database.js';
import { Clock } from '../../kernel/clock.js';
import { InvalidError } from '../../kernel/errors.js';
import type { ClaimedMessage } from '../outbox/outbox.sql.js';
import { writeCloudEvent } from './cloud-event.js';
import { EventPump } from './delivery/event-pump.js';
import { dataSchemaOf, findEventType } from './event-types.js';
import { fanOut } from './fan-out.sql.js';

/** Turns an event of the outbox into its deliveries, one for each subscription that wants it. */
@Injectable()
export class FanOutEvent {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly pump: EventPump,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl' | 'host' | 'port'>,
  ) {}

  /** The event's id is the message's. @throws InvalidError for a type that nobody can subscribe to */
  async run({ id, template, recipient, payload, createdAt, accountId }: ClaimedMessage): Promise<void> {
    const type = findEventType(template);
    if (type === null || accountId === null)
      throw new InvalidError('event_type_unknown', `There is no event type ${template}.`);
    const body = writeCloudEvent(
      { id, at: createdAt },
      {
        type: type.type,
        source: recipient,
        dataschema: dataSchemaOf(type, publicUrl(this.config)),
        data: payload,
      },
    );
    const event = { id, accountId, type: type.type, body, at: createdAt };
    const made = await this.database.query(fanOut(event, this.clock.now()));
    if (made.length > 0) this.pump.wake();
  }
}
