/** The contract's words as people read them; what is none of them stays as it was typed. */
const WORDS: Readonly<Record<string, string>> = {
  TWO_FACTOR_AUTHENTICATION: 'Two-factor authentication',
  ACCOUNT_NOTIFICATIONS: 'Account notifications',
  CUSTOMER_CARE: 'Customer care',
  CHARITY_NONPROFIT: 'Charity, nonprofit',
  DELIVERY_NOTIFICATIONS: 'Delivery notifications',
  FRAUD_ALERT_MESSAGING: 'Fraud alerts',
  EVENTS: 'Events',
  HIGHER_EDUCATION: 'Higher education',
  K12: 'Schools (K12)',
  MARKETING: 'Marketing',
  POLLING_AND_VOTING_NON_POLITICAL: 'Polls and votes, not political',
  POLITICAL_ELECTION_CAMPAIGNS: 'Political election campaigns',
  PUBLIC_SERVICE_ANNOUNCEMENT: 'Public service announcements',
  SECURITY_ALERT: 'Security alerts',
  VERBAL: 'Spoken',
  WEB_FORM: 'Web form',
  PAPER_FORM: 'Paper form',
  VIA_TEXT: 'By text, with a keyword',
  MOBILE_QR_CODE: 'QR code',
  IMPORT: 'Imported list',
  IMPORT_PLEASE_REPLACE: 'Imported list, to be replaced',
  PRIVATE_PROFIT: 'Private, for profit',
  PUBLIC_PROFIT: 'Public, for profit',
  SOLE_PROPRIETOR: 'Sole proprietor',
  NON_PROFIT: 'Nonprofit',
  GOVERNMENT: 'Government',
  PROVINCIAL_NUMBER: 'Provincial number',
  CAMPAIGN_VERIFY: 'Campaign Verify',
};

/** `WEB_FORM` → `Web form`. */
export function wordText(value: string): string {
  return WORDS[value] ?? value;
}
