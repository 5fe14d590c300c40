import { Injectable } from '@nestjs/common';
import { actorOf, type StaffPrincipal } from '../../../access/principal.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import { Clock } from '../../../kernel/clock.js';
import { ConflictError } from '../../../kernel/errors.js';
import { Ledger } from '../../../ledger/ledger.js';
import { EventPump } from '../delivery/event-pump.js';
import { ReadDeliveries } from './read-deliveries.js';

interface Replayed {
  readonly id: string;
  readonly account_id: string;
  readonly type: string;
}

/**
 * Sends an event to its sink once more, with the same id and the same words, and four hours of tries; also one that was delivered, should
 * the receiver have lost it. A sink that was switched off and takes it is active again.
 */
@Injectable()
export class ReplayDelivery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deliveries: ReadDeliveries,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly pump: EventPump,
  ) {}

  /** @throws NotFoundError, ConflictError `delivery_pending`, `sink_deleted` */
  async replay(by: StaffPrincipal, id: string): Promise<void> {
    const { state } = await this.deliveries.get(id);
    if (state === 'pending')
      throw new ConflictError(
        'delivery_pending',
        'This event is still being tried. Wait until that is over.',
      );
    const now = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      const [delivery] = await tx.query<Replayed>({
        name: 'replay-event-delivery',
        text: `WITH woken AS (UPDATE sinks k SET rests_until = NULL FROM event_deliveries d
                 WHERE d.id = $1 AND k.id = d.sink_id AND k.deleted_at IS NULL RETURNING k.id)
               UPDATE event_deliveries d SET state = 'pending', attempts = 0, first_tried_at = NULL, settled_at = NULL, next_try_at = $2
               FROM woken WHERE d.id = $1 AND d.sink_id = woken.id AND d.state <> 'pending'
               RETURNING d.id, d.account_id, d.type`,
        values: [id, now],
      });
      if (delivery === undefined)
        throw new ConflictError(
          'sink_deleted',
          'The sink of this event was deleted, so it cannot be sent there.',
        );
      this.ledger.record(tx, now, {
        action: 'event_delivery.replayed',
        actor: actorOf(by),
        subjectKind: 'event_delivery',
        subjectId: delivery.id,
        accountId: delivery.account_id,
        detail: { type: delivery.type },
      });
    });
    this.pump.wake();
  }
}
