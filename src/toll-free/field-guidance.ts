import type { FieldName } from './field-rules.js';

/** What a field asks for, with examples of both kinds; for the customer while typing and for the reviewer beside the answer. */
export interface FieldGuidance {
  readonly asks: string;
  readonly approved: readonly string[];
  readonly rejected: readonly string[];
}

const guidance = (
  asks: string,
  approved: readonly string[] = [],
  rejected: readonly string[] = [],
): FieldGuidance => ({ asks, approved, rejected });

/** The carriers' guidance and examples, field by field (W40, W53–W64). Fields without an entry explain themselves. */
export const FIELD_GUIDANCE: Readonly<Partial<Record<FieldName, FieldGuidance>>> = {
  BusinessName: guidance(
    'The end business whose customers get the messages, not the reseller who sends them for it.',
    ['John’s Coffee Shop'],
    ['The name of the reseller', 'N/A'],
  ),
  BusinessWebsite: guidance(
    'The live website of that business. A small one without a site may give a public page on Facebook, Instagram or Twitter. It matters most for marketing.',
    ['The business’s own site', 'A public social media page of the business'],
    ['A site that is not live', 'A site behind a login', 'The site of the reseller or aggregator'],
  ),
  BusinessStreetAddress: guidance(
    'Where the end business is physically: street, city, state and postal code.',
    ['123 Main St, Seattle, WA, 98119'],
    ['N/A', 'The address of the reseller'],
  ),
  MessageVolume: guidance('The closest value; when it grows, the one expected in six months.'),
  UseCaseCategories: guidance('What fits the traffic of this number best.'),
  ProductionMessageSample: guidance(
    'A message as it will really be sent, which fits the use case: who writes, what about, and how to stop it.',
    [
      'Thank you for being a loyal customer of John’s Coffee Shop. Enjoy 10% off your next purchase. Reply STOP to opt out.',
    ],
    ['Your appointment is today at 10:00 AM'],
  ),
  UseCaseSummary: guidance(
    'What the business sends from this number, to whom and why; the more precise, the better.',
    ['This number is used to send out promotional offers and coupons to the customers of John’s Coffee Shop'],
    ['Marketing'],
  ),
  OptInType: guidance(
    'How people agree before they get messages: the law (TCPA) asks for express written consent, and the way must fit the use case.',
    [
      'Spoken: the script of the call, with the question and the “yes”',
      'Web form: the link to the form itself',
      'Paper form: the form, which may be a scan',
      'By text: the keyword, where it is seen, and what is answered',
      'QR code: the code itself',
    ],
  ),
  OptInImageUrls: guidance(
    'What people see or hear when they agree, for the kind of opt-in that was chosen. Every address must open for anybody: no login, no private drive.',
    [
      'The address of the sign-up page itself: …/signupforsms',
      'A public picture of the opt-in: …/image123.png',
      'A public document that tells the whole way: …/document123.docx',
      'Keyword: Coffee. It stands on a sign at the register. Who texts it is asked to reply Y to confirm.',
    ],
    [
      'The bare home page',
      'A page behind a login, or one that does not open',
      '“Customer receives a text of a point of sale receipt”: where does he agree, and to which words?',
    ],
  ),
  AdditionalInformation: guidance(
    'Whatever helps: privacy policy, acceptable use, controls on who may send.',
    ['http://www.johnscoffeeshop.com/privacypolicy'],
  ),
};
