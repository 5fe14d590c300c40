import { Module } from '@nestjs/common';
import { NumbersModule } from '../accounts/numbers/numbers.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { AcceptVerification } from './accept-verification.js';
import { DeleteVerification } from './delete-verification.js';
import { EndVerification } from './end-verification.js';
import { ExpireVerification } from './expire-verification.js';
import { ReadVerifications } from './read-verifications.js';
import { ResubmitVerification } from './resubmit-verification.js';
import { SubmitVerification } from './submit-verification.js';
import { TollFreeController } from './toll-free.controller.js';
import { TollFreeDueTasks } from './toll-free-due-tasks.js';
import { VoidWithNumber } from './void-with-number.js';

/** The customer's commands and routes of toll-free verification, and what falls due of it. */
@Module({
  imports: [NumbersModule, CasesModule],
  controllers: [TollFreeController],
  providers: [
    SubmitVerification,
    ResubmitVerification,
    DeleteVerification,
    ReadVerifications,
    AcceptVerification,
    EndVerification,
    ExpireVerification,
    TollFreeDueTasks,
    VoidWithNumber,
  ],
  exports: [
    SubmitVerification,
    ResubmitVerification,
    DeleteVerification,
    ReadVerifications,
    AcceptVerification,
  ],
})
export class TollFreeModule {}
