import type { SubmittedFields } from '../toll-free-verification.entity.js';
import { checkBrandClaims } from './checks/brand-claims.js';
import { checkBusinessDetails } from './checks/business-details.js';
import { checkDisallowedContent } from './checks/disallowed-content.js';
import { checkEmailAddresses } from './checks/email-addresses.js';
import { checkOptInAddresses } from './checks/opt-in-addresses.js';
import { checkSampleLinks } from './checks/sample-links.js';
import { checkSampleWording } from './checks/sample-wording.js';
import { checkUseCaseFit } from './checks/use-case-fit.js';
import type { Finding } from './finding.js';

/** The checks that need nothing but what was typed, except those of the opt-in's addresses. */
const OF_WORDS: readonly ((fields: SubmittedFields) => readonly Finding[])[] = [
  checkBusinessDetails,
  checkEmailAddresses,
  checkSampleLinks,
  checkSampleWording,
  checkUseCaseFit,
  checkDisallowedContent,
  checkBrandClaims,
];

/** What the words of a submission alone give away: pure, and quick enough for each look at a form. */
export function checkWords(fields: SubmittedFields): readonly Finding[] {
  return OF_WORDS.flatMap((check) => check(fields));
}

/** Everything that can be said before submitting, without fetching a page: what the wizard shows beside the fields (W120, W139, W144 …). */
export function precheck(fields: SubmittedFields): readonly Finding[] {
  return [...checkWords(fields), ...checkOptInAddresses(fields)];
}
