import { type Finding, found } from '../finding.js';

/** What the rows know of this business and this number, this submission left out where it says "other". */
export interface NumberUse {
  readonly businessName: string;
  readonly phoneE164: string;
  /** Toll-free numbers that this business has submissions for, this one included; counted up to a bound. */
  readonly numbersOfBusiness: number;
  /** Other businesses that this account has submitted this same number for. */
  readonly otherBusinesses: readonly string[];
  /** Businesses that other accounts had the number verified for; numbers are let again. */
  readonly earlierBusinesses: readonly string[];
  readonly additionalInformation: string | null;
  /** The company behind the account's parent, when that resells to others. */
  readonly reseller: string | null;
  /** Whether the business named is that reseller itself. */
  readonly isReseller: boolean;
}

/** W147: from the sixth on a business says why it needs so many. */
export const MOST_NUMBERS = 5;

/** W146, W147, W53: one number, one business (30478); more than five numbers want a reason (30479); the end business, not the reseller (30474). */
export function checkNumberUse(use: NumberUse): readonly Finding[] {
  const findings: Finding[] = [];
  if (use.numbersOfBusiness > MOST_NUMBERS) {
    const says = `${use.businessName} has ${use.numbersOfBusiness} toll-free numbers; more than ${MOST_NUMBERS} need a reason`;
    const given = use.additionalInformation?.trim() ?? '';
    findings.push(
      given === ''
        ? found(
            '30479',
            'TollfreePhoneNumberSid',
            `${use.numbersOfBusiness} numbers`,
            `${says}, and none is given.`,
          )
        : found(null, 'AdditionalInformation', given, `${says}. See whether what is given here is one.`),
    );
  }
  if (use.otherBusinesses.length > 0) {
    const names = use.otherBusinesses.join(', ');
    const sentence = `The same account has submitted ${use.phoneE164} for ${names} as well.`;
    findings.push(found('30478', 'TollfreePhoneNumberSid', names, sentence));
  }
  if (use.earlierBusinesses.length > 0) {
    const names = use.earlierBusinesses.join(', ');
    const sentence = `${use.phoneE164} was submitted by another account for ${names} before. Numbers are let again; see whether this one was.`;
    findings.push(found(null, 'TollfreePhoneNumberSid', names, sentence));
  }
  if (use.isReseller && use.reseller !== null)
    findings.push(
      found(
        '30474',
        'BusinessName',
        use.businessName,
        `${use.reseller} resells to others. Name the end business.`,
      ),
    );
  return findings;
}
