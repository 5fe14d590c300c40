import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { NewAccountView } from '../accounts/account.views.js';
import { AssessmentSummaryView } from '../assessments/assessment.views.js';

/** The account that a signup has opened, with its token, which is shown once, and how it was assessed. */
export class SignedUpView {
  @ValidateNested() @Type(() => NewAccountView) readonly account!: NewAccountView;
  @ValidateNested() @Type(() => AssessmentSummaryView) readonly assessment!: AssessmentSummaryView;
}
