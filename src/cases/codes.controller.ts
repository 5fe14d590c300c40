import { Controller, Get, Inject } from '@nestjs/common';
import { Access } from '../access/access.decorator.js';
import { Answers, Summary } from '../http/openapi/answers.decorator.js';
import { HOLD_CODES } from '../holds/hold.codes.js';
import type { Page } from '../kernel/page.js';
import { CodeView } from './decision.views.js';
import { CASE_HANDLERS, HANDLED_CASE_TYPES, type CaseHandlers } from './case-handler.js';

/** Every code, with what the customer may be told of it. */
@Controller('api/codes')
export class CodesController {
  constructor(@Inject(CASE_HANDLERS) private readonly handlers: CaseHandlers) {}

  @Get()
  @Answers(CodeView, { list: true })
  @Summary('Lists every code of decisions and holds, all at once, with what the customer may be told of it')
  @Access({ staff: ['read', 'code'] })
  list(): Page<CodeView> {
    const decisions = HANDLED_CASE_TYPES.flatMap((caseType) =>
      this.handlers[caseType].codes.map((definition) => ({
        kind: 'decision' as const,
        caseType,
        ...definition,
      })),
    );
    const holds = HOLD_CODES.map((definition) => ({ kind: 'hold' as const, caseType: null, ...definition }));
    return { items: [...decisions, ...holds], nextCursor: null };
  }
}
