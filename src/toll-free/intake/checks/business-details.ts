import { isMeaninglessName } from '../../../assessments/signals/meaningless-names.js';
import type { FieldName } from '../../field-rules.js';
import type { SubmittedFields } from '../../toll-free-verification.entity.js';
import { type Finding, found } from '../finding.js';

type Business = Pick<
  SubmittedFields,
  | 'businessName'
  | 'businessStreetAddress'
  | 'businessCity'
  | 'businessStateProvinceRegion'
  | 'businessPostalCode'
>;

/** What people type where they have nothing to say. */
const NOTHING =
  /^(?:n\s?[./\\-]?\s?a\.?|none|null|nil|nothing|undefined|unknown|not (?:available|applicable|provided|known)|no (?:address|name)|tbd|tba|to be (?:determined|announced)|test(?:ing)?|x{2,}|0{2,}|same(?: as above)?|[-–—._*?]+)$/iu;
const POST_BOX = /\b(?:p\.?\s?o\.?\s?box|post office box|apartado postal|postfach)\b/iu;

const ADDRESS: readonly (readonly [FieldName, keyof Business, string])[] = [
  ['BusinessStreetAddress', 'businessStreetAddress', 'street'],
  ['BusinessCity', 'businessCity', 'city'],
  ['BusinessStateProvinceRegion', 'businessStateProvinceRegion', 'state or province'],
  ['BusinessPostalCode', 'businessPostalCode', 'postal code'],
];

/** The end business is named (W53, 30474) and sits somewhere (W57, 30451). What is left out is the profile's. */
export function checkBusinessDetails(business: Business): readonly Finding[] {
  const findings: Finding[] = [];
  const { businessName: name } = business;
  if (NOTHING.test(name.trim()) || isMeaninglessName(name))
    findings.push(
      found('30474', 'BusinessName', name, `“${name}” names no business. Give the end business's name.`),
    );
  for (const [field, key, what] of ADDRESS) {
    const value = business[key];
    if (value !== null && NOTHING.test(value.trim()))
      findings.push(
        found('30451', field, value, `“${value}” is no ${what}. Give where the end business sits.`),
      );
  }
  const box = POST_BOX.exec(business.businessStreetAddress ?? '');
  if (box !== null)
    findings.push(
      found(
        null,
        'BusinessStreetAddress',
        box[0],
        'A post box is not the physical location of the business.',
      ),
    );
  return findings;
}
