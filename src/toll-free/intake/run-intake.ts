import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../kernel/clock.js';
import { AcceptVerification } from '../accept-verification.js';
import type { TollFreeVerification } from '../toll-free-verification.entity.js';
import type { IntakeLimits } from './intake-limits.js';
import { type ClaimedIntake, finishIntake, submissionOf } from './intake.sql.js';
import { LookThrough } from './look-through.js';
import { VisitAddresses } from './visit-addresses.js';
import { writeFindings } from './write-findings.js';

/** One submission's way from PENDING_REVIEW to the reviewers (W99, W100): looked through, written down, accepted, in one commit. */
@Injectable()
export class RunIntake {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly lookThrough: LookThrough,
    private readonly addresses: VisitAddresses,
    private readonly acceptVerification: AcceptVerification,
    private readonly clock: Clock,
  ) {}

  /** Whatever is found, the submission goes on; findings suggest and reject nothing. Gone meanwhile: nothing is written. */
  async run(claimed: ClaimedIntake, limits: IntakeLimits): Promise<void> {
    const submission = await this.database.find<TollFreeVerification>(submissionOf(claimed.verificationId));
    if (submission?.status !== 'PENDING_REVIEW' || submission.submission !== claimed.submission) return;
    const isCareful = claimed.attempt > limits.mostAttempts;
    const seen = await this.lookThrough.run(submission, limits, isCareful);
    let isKept = false;
    try {
      isKept = await this.unitOfWork.run(async (tx) => {
        const at = this.clock.now();
        const [ours] = await tx.query(finishIntake(claimed, at));
        if (ours === undefined) return false;
        if (!(await this.acceptVerification.accept(tx, submission.id, at))) return false;
        writeFindings(tx, submission, seen, at);
        return true;
      });
    } finally {
      if (!isKept) await this.addresses.forget(seen.visits);
    }
  }
}
