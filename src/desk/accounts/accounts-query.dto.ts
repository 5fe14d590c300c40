import { IsIn } from 'class-validator';
import { IsCountry, IsOneLine, MayBeLeftOut } from '../../http/validators.js';
import { ACCOUNT_STATUSES, PLANS, type AccountStatus, type Plan } from '../../kernel/words.js';

/** What the address of the accounts may ask for. `q` is the beginning of a name or an e-mail address. */
export class AccountsQuery {
  @MayBeLeftOut() @IsIn(ACCOUNT_STATUSES) readonly status?: AccountStatus;
  @MayBeLeftOut() @IsCountry() readonly country?: string;
  @MayBeLeftOut() @IsIn(PLANS) readonly plan?: Plan;
  @MayBeLeftOut() @IsOneLine(1, 200) readonly externalId?: string;
  @MayBeLeftOut() @IsOneLine(1, 200) readonly q?: string;
  @MayBeLeftOut() @IsOneLine(1, 500) readonly cursor?: string;
}
