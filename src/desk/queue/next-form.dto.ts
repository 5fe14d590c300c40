import { IsIn } from 'class-validator';
import { HANDLED_CASE_TYPES, type HandledCaseType } from '../../cases/case-handler.js';
import { MayBeLeftOut } from '../../http/validators.js';

/** Of which type the next case shall be; any when left out. */
export class NextForm {
  @MayBeLeftOut() @IsIn(HANDLED_CASE_TYPES) readonly type?: HandledCaseType;
}
