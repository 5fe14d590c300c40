import type { SubmittedFields } from '../../toll-free-verification.entity.js';
import type { UseCase } from '../../toll-free.words.js';
import { type Finding, found } from '../finding.js';

type UseCaseFields = Pick<
  SubmittedFields,
  'productionMessageSample' | 'useCaseCategories' | 'useCaseSummary'
>;

/** What reads as an advertisement, whatever the category says. */
const PROMOTION =
  /\b\d{1,2} ?% (?:off|discount|de descuento|de desconto|rabatt)|\b(?:flash|clearance|summer|winter|holiday|black friday) sale\b|\b(?:promo|coupon|discount) code\b|\b(?:buy one,? get one|bogo|shop now|buy now|order now|limited[- ]time offer|special offer|half price|2 ?for ?1)\b/iu;

/** Words without which a message of that category can hardly do. */
const EXPECTED: { readonly [category in UseCase]?: { readonly words: RegExp; readonly are: string } } = {
  TWO_FACTOR_AUTHENTICATION: {
    words:
      /\b(?:code|passcode|otp|pin|verif\w*|c[oó]digo|codigo|kode|2fa|token|password|log ?in|sign[- ]?in)\b|\b\d{4,8}\b|[<[{]/iu,
    are: 'a code or a word of signing in',
  },
};

/** Categories under which selling is expected. */
const SELLS: ReadonlySet<string> = new Set(['MARKETING']);
const SHORTEST_SUMMARY = 3;

/** W58–W60: the sample belongs to the category, and the summary says more than a word. No code of the table says so. */
export function checkUseCaseFit(fields: UseCaseFields): readonly Finding[] {
  const { productionMessageSample: sample, useCaseCategories: categories, useCaseSummary: summary } = fields;
  const findings: Finding[] = [];
  const promotion = PROMOTION.exec(sample);
  if (promotion !== null && !categories.some((category) => SELLS.has(category)))
    findings.push(
      found(
        null,
        'UseCaseCategories',
        promotion[0],
        `The sample message advertises (“${promotion[0]}”), but MARKETING is not among the use cases.`,
      ),
    );
  for (const [category, { words, are }] of Object.entries(EXPECTED))
    if (categories.length === 1 && categories[0] === category && !words.test(sample))
      findings.push(
        found(
          null,
          'UseCaseCategories',
          category,
          `The sample message has not ${are}, as ${category} would.`,
        ),
      );
  if (summary.trim().split(/\s+/).length < SHORTEST_SUMMARY)
    findings.push(
      found(
        null,
        'UseCaseSummary',
        summary,
        'The use case is said in a word or two. Say who gets which messages, and why.',
      ),
    );
  return findings;
}
