import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { ChangeReassessment } from './change-reassessment.js';
import { FileReassessment } from './file-reassessment.js';
import { FindDraft } from './find-draft.js';
import { ReadReassessments } from './read-reassessments.js';
import { ReassessmentsController } from './reassessments.controller.js';
import { SaveDraft } from './save-draft.js';

@Module({
  imports: [CasesModule],
  controllers: [ReassessmentsController],
  providers: [FileReassessment, ChangeReassessment, ReadReassessments, SaveDraft, FindDraft],
  exports: [FileReassessment, ChangeReassessment, ReadReassessments, SaveDraft, FindDraft],
})
export class ReassessmentsModule {}
