import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../config/config.js';
import { publicUrl } from '../../../config/public-url.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import { SYSTEM } from '../../../kernel/actor.js';
import { HOUR } from '../../../kernel/clock.js';
import { toSid } from '../../../kernel/ids.js';
import { Ledger } from '../../../ledger/ledger.js';
import { sinkEvent } from '../sink-event.js';
import { giveUpPending, switchOff } from './sink-health.sql.js';

interface SwitchedOff {
  readonly id: string;
  readonly accountId: string;
  readonly destination: string;
  readonly description: string;
  readonly email: string;
  readonly companyName: string;
}

/** A sink that has taken nothing for three days (`SINK_FAILED_AFTER_HOURS`) is switched off, and its owner is told by e-mail. */
@Injectable()
export class SwitchOffSink {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    @Inject(CONFIG) private readonly config: Pick<Config, 'eventStreams' | 'publicUrl' | 'host' | 'port'>,
  ) {}

  /** Whether a sink that fails since then is to be switched off. */
  isOver(failingSince: Date, now: Date): boolean {
    return now.getTime() - failingSince.getTime() >= this.config.eventStreams.sinkFailedAfterHours * HOUR;
  }

  async run(sinkId: string, since: Date, now: Date): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const [sink] = await tx.query<SwitchedOff>(switchOff(sinkId, now));
      tx.write(giveUpPending(sinkId, now));
      if (sink === undefined) return;
      this.ledger.record(tx, now, sinkEvent('sink.switched_off', SYSTEM, sink), [
        {
          channel: 'email',
          template: 'event-sink-failed',
          to: sink.email,
          accountId: sink.accountId,
          payload: {
            companyName: sink.companyName,
            sinkSid: toSid('sink', sink.id),
            description: sink.description,
            host: new URL(sink.destination).host,
            since: since.toISOString(),
            portalUrl: `${publicUrl(this.config)}/portal`,
          },
        },
      ]);
    });
  }
}
