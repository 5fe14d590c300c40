import { Controller, Get, Param } from '@nestjs/common';
import { Access, CallingStaff } from '../access/access.decorator.js';
import type { StaffPrincipal } from '../access/principal.js';
import { Answers, Summary } from '../http/openapi/answers.decorator.js';
import { SidPipe } from '../http/sid.pipe.js';
import { AssessmentView } from './assessment.views.js';
import { ReadAssessments } from './read-assessments.js';

/** How signups and accounts were assessed, for staff within their scope. */
@Controller('api/assessments')
export class AssessmentsController {
  constructor(private readonly assessments: ReadAssessments) {}

  @Get(':assessment')
  @Answers(AssessmentView)
  @Summary('Gives one assessment with its signals, their points and the version of the scorecard')
  @Access({ staff: ['read', 'assessment'] })
  get(
    @CallingStaff() reader: StaffPrincipal,
    @Param('assessment', new SidPipe('assessment')) id: string,
  ): Promise<AssessmentView> {
    return this.assessments.get(reader, id);
  }
}
