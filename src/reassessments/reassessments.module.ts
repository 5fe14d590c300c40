import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { ChangeReassessment } from './change-reassessment.js';
import { FileReassessment } from './file-reassessment.js';
import { ReadReassessments } from './read-reassessments.js';
import { ReassessmentsController } from './reassessments.controller.js';

@Module({
  imports: [CasesModule],
  controllers: [ReassessmentsController],
  providers: [FileReassessment, ChangeReassessment, ReadReassessments],
  exports: [FileReassessment, ChangeReassessment, ReadReassessments],
})
export class ReassessmentsModule {}
