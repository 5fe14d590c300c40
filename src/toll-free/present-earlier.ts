import { toSid } from '../kernel/ids.js';
import { changesBetween, fixOf, type Fix } from './compare-submissions.js';
import {
  COUNTED,
  type JudgedSubmission,
  type RelatedVerification,
  type Sharing,
} from './earlier-submissions.sql.js';
import { reasonsOf } from './told-reasons.js';
import { fieldsOf } from './read-fields.js';
import type { TollFreeVerification } from './toll-free-verification.entity.js';
import type { TollFreeCode } from './toll-free.codes.js';

const FIX_WORDS: Readonly<Record<Fix, { text: string; icon: string; tone: string }>> = {
  still_found: { text: 'Still found', icon: 'cross', tone: 'danger' },
  unchanged: { text: 'Nothing changed there', icon: 'cross', tone: 'danger' },
  changed: { text: 'Changed, and not found again', icon: 'check', tone: 'success' },
  explained: { text: 'Nothing changed there; they say why', icon: 'half', tone: 'warning' },
  not_correctable: { text: 'Cannot be corrected', icon: 'ban', tone: 'danger' },
};

/** The last submission that was judged beside this one: what changed, and whether each reason of then is gone. */
export function presentComparison(
  verification: TollFreeVerification,
  last: JudgedSubmission | undefined,
  suggested: readonly TollFreeCode[],
): object | null {
  if (last === undefined) return null;
  const changed = changesBetween(last.fields, fieldsOf(verification));
  const { editReason } = verification;
  return {
    outcome: last.outcome === 'approve' ? 'approved' : 'rejected',
    decidedAt: last.decidedAt,
    rows: changed,
    reasons: reasonsOf(last.codes).map(({ code, text }) => {
      const { fix, changed: where } = fixOf(code, { suggested, changed, editReason });
      return { code, reason: text, ...FIX_WORDS[fix], where: where.join(', ') };
    }),
  };
}

/** The ones before the last, in a line each. */
export function presentHistory(judged: readonly JudgedSubmission[]): readonly object[] {
  return judged.slice(1).map(({ submission, decidedAt, outcome, codes }) => ({
    submission,
    decidedAt,
    outcome: outcome === 'approve' ? 'approved' : 'rejected',
    codes,
  }));
}

/** Others that share the number, the business or the account. */
export function presentRelated(related: readonly RelatedVerification[]): readonly object[] {
  return related.map((one) => ({
    href: one.caseId === null ? null : `/desk/cases/${toSid('case', one.caseId)}`,
    number: one.phone,
    businessName: one.businessName,
    companyName: one.sameAccount ? null : one.companyName,
    status: one.status,
    isDeleted: one.isDeleted,
    codes: one.status === 'TWILIO_REJECTED' ? one.codes : [],
    submittedAt: one.submittedAt,
    shares: [
      ...(one.sameNumber ? ['this number'] : []),
      ...(one.sameBusiness ? ['this business'] : []),
      ...(one.sameAccount ? ['this account'] : []),
    ].join(', '),
  }));
}

/** More numbers than a business may have without saying why (W147). */
const NUMBERS_WITHOUT_REASON = 5;

/** W146, W147, in sentences; `stands` where a code of the table speaks of it. */
export function presentSharing(sharing: Sharing): readonly object[] {
  const { numbersOfBusiness: numbers, businessesOfNumber: businesses } = sharing;
  return [
    {
      text:
        numbers === 1
          ? 'This is the only toll-free number of this business.'
          : `This business has ${counted(numbers)} toll-free numbers submitted, this one included.`,
      stands: numbers > NUMBERS_WITHOUT_REASON,
      code: '30479',
    },
    {
      text:
        businesses === 1
          ? 'No other business was ever submitted for this number.'
          : `${counted(businesses)} businesses were submitted for this number, this one included.`,
      stands: businesses > 1,
      code: '30478',
    },
  ];
}

function counted(count: number): string {
  return count > COUNTED ? `more than ${COUNTED}` : String(count);
}
