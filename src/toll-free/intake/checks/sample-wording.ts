import { companySkeletonWords } from '../../../assessments/signals/company-words.js';
import { skeletonOf } from '../../../assessments/signals/confusables.js';
import { websiteHost } from '../../../assessments/signals/website-domain.js';
import { getDomainWithoutSuffix } from 'tldts';
import type { SubmittedFields } from '../../toll-free-verification.entity.js';
import { type Finding, found } from '../finding.js';

type Sample = Pick<
  SubmittedFields,
  'productionMessageSample' | 'businessName' | 'doingBusinessAs' | 'businessWebsite' | 'useCaseCategories'
>;

/** Codes and warnings go out whether or not somebody likes them; all else says how to end it. */
const WITHOUT_OPT_OUT: ReadonlySet<string> = new Set([
  'TWO_FACTOR_AUTHENTICATION',
  'FRAUD_ALERT_MESSAGING',
  'SECURITY_ALERT',
]);

/** Small words count only where a command stands before them: "stop by our shop" ends nothing. */
const OPT_OUT =
  /\b(?:STOP|STOPALL|END|QUIT|UNSUBSCRIBE|CANCEL|ARRET|ALTO|BAJA|SAIR|PARAR|SALIR|FIN)\b|\bopt[- ]?(?:ing )?out\b|\bunsubscribe\b|\bd[ée]sabonn|\babmelden\b|\bcancelar\b|\b(?:reply|text|txt|send|respond|r[ée]pondez|responda?|envi[ae]|antworten?)\b[^.!?]{0,20}\b(?:stop|end|quit|alto|baja|sair)\b/u;
const OPT_OUT_ANY_CASE = new RegExp(OPT_OUT.source.slice(OPT_OUT.source.indexOf('\\bopt[')), 'iu');

/** W59: a sample is a production message: it names the business and says how to end the messages. Neither has a code of its own. */
export function checkSampleWording(fields: Sample): readonly Finding[] {
  const sample = fields.productionMessageSample;
  const findings: Finding[] = [];
  if (!namesBusiness(fields))
    findings.push(
      found(
        null,
        'ProductionMessageSample',
        fields.businessName,
        `The sample message does not name ${fields.businessName}. Recipients must be able to see who writes.`,
      ),
    );
  const needsOptOut = fields.useCaseCategories.some((category) => !WITHOUT_OPT_OUT.has(category));
  if (needsOptOut && !OPT_OUT.test(sample) && !OPT_OUT_ANY_CASE.test(sample))
    findings.push(
      found(
        null,
        'ProductionMessageSample',
        sample,
        'The sample message does not say how to opt out, such as “Reply STOP to opt out”.',
      ),
    );
  return findings;
}

/** Whether the name, the trade name, their initials or the website's own word stand in the sample, however they are spaced. */
function namesBusiness({
  productionMessageSample,
  businessName,
  doingBusinessAs,
  businessWebsite,
}: Sample): boolean {
  const sample = companyLetters(productionMessageSample);
  const host = websiteHost(businessWebsite);
  const domain = host === null ? null : getDomainWithoutSuffix(host, { allowPrivateDomains: true });
  const names = [businessName, doingBusinessAs ?? ''].map((name) => companySkeletonWords(name));
  const words = new Set(wordsOf(productionMessageSample));
  if (domain !== null && domain.length >= 3 && sample.includes(skeletonOf(domain.replaceAll('-', ''))))
    return true;
  return names.some((name) => {
    if (name.length === 0) return false;
    if (sample.includes(name.join(''))) return true;
    const initials = name.map((word) => word.charAt(0)).join('');
    if (initials.length >= 2 && words.has(initials)) return true;
    const [first = ''] = name;
    return first.length >= 4 && words.has(first);
  });
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(skeletonOf);
}

function companyLetters(text: string): string {
  return wordsOf(text.replace(/[.'’`]/g, '')).join('');
}
