import { Injectable } from '@nestjs/common';
import { actorOf } from '../../access/principal.js';
import { RecordFact } from '../../accounts/record-fact.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../kernel/clock.js';
import type { Report } from '../story/plots.js';
import { PLATFORM, type Cast } from './cast.js';

/** Lets the platform report complaints and flagged cards. */
@Injectable()
export class ReportToUs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recordFact: RecordFact,
    private readonly clock: Clock,
  ) {}

  perform(cast: Cast, { business, kind, text }: Report): Promise<void> {
    const at = this.clock.now();
    const { accountId } = cast.account(business);
    return this.unitOfWork.run((tx) => {
      const told = { accountId, kind, source: 'platform', detail: { text } } as const;
      this.recordFact.record(tx, { ...told, occurredAt: at, actor: actorOf(PLATFORM), at });
      return Promise.resolve();
    });
  }
}
