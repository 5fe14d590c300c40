import { Matches, ValidateBy } from 'class-validator';
import { isInstant } from '../../http/instant.validator.js';
import { PageQuery } from '../../http/page-query.dto.js';
import { IsOneLine, IsSid, MayBeLeftOut } from '../../http/validators.js';

/** Who acted, as a word or as somebody's sid. */
const ACTOR = /^(staff|customer|platform|system|(ST|PK|AC)[0-9a-f]{32})$/;
/** One kind of event (`case.decided`), or all about one kind of thing (`case`). */
const ACTION = /^[a-z_]{1,40}(\.[a-z_]{1,60})?$/;

/** What the audit trail may be narrowed to. */
export class AuditQuery extends PageQuery {
  @MayBeLeftOut()
  @Matches(ACTOR, { message: 'Give staff, customer, platform, system, or the sid of one (ST…, PK…, AC…).' })
  readonly actor?: string;

  @MayBeLeftOut() @IsSid('account') readonly account?: string;

  @MayBeLeftOut() @IsSid('case') readonly case?: string;

  @MayBeLeftOut()
  @Matches(ACTION, { message: 'Give an action such as case.decided, or a thing such as case.' })
  readonly action?: string;

  /** From this instant, or from the beginning of this day in UTC. */
  @MayBeLeftOut() @IsDayOrInstant() readonly from?: string;

  /** Before this instant, or to the end of this day in UTC. */
  @MayBeLeftOut() @IsDayOrInstant() readonly to?: string;

  /** A sid, or a part of a name, of an IP address or of the details; looks through 92 days. */
  @MayBeLeftOut() @IsOneLine(2, 100) readonly q?: string;
}

/** What a query narrows the trail to, apart from where in the list it goes on. */
export function filterIn({ q, action, actor, account, case: caseSid, from, to }: AuditQuery) {
  return { q, action, actor, account, case: caseSid, from, to };
}

/** `2026-11-30`, or an instant with its time zone. */
function IsDayOrInstant(): PropertyDecorator {
  return ValidateBy({
    name: 'isDayOrInstant',
    validator: {
      validate: (value) => typeof value === 'string' && (isInstant(value) || isInstant(`${value}T00:00Z`)),
      defaultMessage: () => 'Give a day such as 2026-11-30, or a time with its zone.',
    },
  });
}
