import { IsIn, IsOptional } from 'class-validator';
import { IsInstant } from '../http/instant.validator.js';
import { IsPlainText } from '../http/validators.js';
import { FACT_KIND_NAMES, type FactKind } from './account-facts.js';

export class AddFactDto {
  @IsIn(FACT_KIND_NAMES, { message: `A kind is one of ${FACT_KIND_NAMES.join(', ')}.` })
  readonly kind!: FactKind;

  /** What was found, and where. */
  @IsPlainText(1, 5000)
  readonly note!: string;

  /** When it happened; left out, it is now. */
  @IsOptional()
  @IsInstant()
  readonly occurredAt?: string | null;
}

export class ClearFactDto {
  @IsPlainText(1, 5000)
  readonly note!: string;
}
