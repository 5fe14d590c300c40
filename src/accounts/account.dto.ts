import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../http/page-query.dto.js';
import { IsCountry, IsOneLine, IsPlainText } from '../http/validators.js';
import { ACCOUNT_STATUSES, PLANS, type AccountStatus, type Plan } from '../kernel/words.js';

export class ListAccountsQuery extends PageQuery {
  @IsOptional()
  @IsIn(ACCOUNT_STATUSES)
  readonly status?: AccountStatus;

  @IsOptional()
  @IsCountry()
  readonly country?: string;

  @IsOptional()
  @IsIn(PLANS)
  readonly plan?: Plan;

  @IsOptional()
  @IsOneLine(1, 200)
  readonly externalId?: string;

  /** The beginning of the company's name or of the e-mail address. */
  @IsOptional()
  @IsOneLine(1, 200)
  readonly q?: string;
}

export class CloseAccountDto {
  @IsPlainText(1, 2000)
  readonly reason!: string;
}

/** A name by which the owner knows a subaccount or a key. */
export class FriendlyNameDto {
  @IsOptional()
  @IsOneLine(1, 100)
  readonly friendlyName?: string | null;
}
