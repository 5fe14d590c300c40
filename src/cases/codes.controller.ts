import { Controller, Get, Inject } from '@nestjs/common';
import { Access } from '../access/access.decorator.js';
import { HOLD_CODES } from '../holds/hold.codes.js';
import { CASE_HANDLERS, HANDLED_CASE_TYPES, type CaseHandlers } from './case-handler.js';

/** Every code, with what the customer may be told of it. */
@Controller('api/codes')
export class CodesController {
  constructor(@Inject(CASE_HANDLERS) private readonly handlers: CaseHandlers) {}

  @Get()
  @Access({ staff: ['read', 'code'] })
  list() {
    const decisions = HANDLED_CASE_TYPES.flatMap((caseType) =>
      this.handlers[caseType].codes.map((definition) => ({ kind: 'decision', caseType, ...definition })),
    );
    const holds = HOLD_CODES.map((definition) => ({ kind: 'hold', caseType: null, ...definition }));
    return [...decisions, ...holds];
  }
}
