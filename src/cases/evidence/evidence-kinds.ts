/** P10–P16: what shows that a business is real. */
export const EVIDENCE_KIND_LABELS = {
  incorporation_certificate: 'Certificate of incorporation',
  ein: 'Employer identification number (EIN)',
  business_card: 'Business card',
  bbb_or_fca_listing: 'BBB membership or FCA listing',
  app_screenshot: 'Screenshot of the application or platform',
  press_mention: 'Mention in the press',
  individual_listing: 'Listing of an individual (Fiverr, Upwork, LinkedIn)',
  other: 'Something else',
} as const;

export type EvidenceKind = keyof typeof EVIDENCE_KIND_LABELS;

export const EVIDENCE_KINDS: readonly EvidenceKind[] = [
  'incorporation_certificate',
  'ein',
  'business_card',
  'bbb_or_fca_listing',
  'app_screenshot',
  'press_mention',
  'individual_listing',
  'other',
];
