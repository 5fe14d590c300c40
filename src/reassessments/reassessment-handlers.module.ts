import { Module } from '@nestjs/common';
import { HoldsModule } from '../holds/holds.module.js';
import { ReassessmentCaseHandler } from './reassessment.case-handler.js';
import { ReassessmentPanel } from './reassessment.panel.js';

/** What the spine needs of reassessments; apart from the commands, which need the spine. */
@Module({
  imports: [HoldsModule],
  providers: [ReassessmentCaseHandler, ReassessmentPanel],
  exports: [ReassessmentCaseHandler],
})
export class ReassessmentHandlersModule {}
