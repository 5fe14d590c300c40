import { Injectable } from '@nestjs/common';
import { actorOf, type StaffPrincipal } from '../../access/principal.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../kernel/clock.js';
import { ConflictError } from '../../kernel/errors.js';
import { Ledger } from '../../ledger/ledger.js';
import { replayMessage } from './outbox.sql.js';
import { ReadOutbox } from './read-outbox.js';

interface Replayed {
  readonly id: string;
  readonly template: string;
  readonly account_id: string | null;
  readonly case_id: string | null;
}

/** Gives a dead letter another round of attempts, when what kept it from being delivered has been put right. */
@Injectable()
export class ReplayMessage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: ReadOutbox,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError, ConflictError `message_not_dead` */
  async replay(by: StaffPrincipal, id: string): Promise<void> {
    const { status } = await this.outbox.get(id);
    await this.unitOfWork.run(async (tx) => {
      const [message] = await tx.query<Replayed>(replayMessage(id));
      if (message === undefined)
        throw new ConflictError(
          'message_not_dead',
          status === 'delivered'
            ? 'This message was delivered. Only those that gave up can be sent again.'
            : 'This message is still being tried. Only those that gave up can be sent again.',
        );
      this.ledger.record(tx, this.clock.now(), {
        action: 'message.replayed',
        actor: actorOf(by),
        subjectKind: 'outbox_message',
        subjectId: message.id,
        accountId: message.account_id,
        caseId: message.case_id,
        detail: { template: message.template },
      });
    });
  }
}
