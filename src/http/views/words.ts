/** How a word on the wire is shown: what people read, its icon in icons.svg, its tone. Status is never colour alone. */
export interface Word {
  readonly label: string;
  readonly icon: string;
  readonly tone: Tone;
}

export const TONES = ['neutral', 'accent', 'info', 'success', 'warning', 'danger'] as const;
export type Tone = (typeof TONES)[number];

const word = (label: string, icon: string, tone: Tone = 'neutral'): Word => ({ label, icon, tone });

/** Every word of the native API that people see. A word has one meaning for people, whichever field it stands in. */
export const WORDS: Readonly<Record<string, Word>> = {
  // case types
  reassessment: word('Reassessment', 'scale'),
  account_review: word('Account review', 'shield'),
  outbound_permission: word('Outbound permission', 'outbound'),
  toll_free_verification: word('Toll-free', 'phone'),
  business_profile: word('Business profile', 'building'),
  // case and ticket status
  open: word('Open', 'ring', 'info'),
  in_review: word('In review', 'eye', 'accent'),
  awaiting_customer: word('Waiting for customer', 'message', 'warning'),
  snoozed: word('Snoozed', 'moon'),
  decided: word('Decided', 'check'),
  withdrawn: word('Withdrawn', 'undo'),
  approved: word('Approved', 'check', 'success'),
  rejected: word('Rejected', 'cross', 'danger'),
  in_discussion: word('In discussion', 'message', 'info'),
  granted: word('Granted', 'check', 'success'),
  // lanes
  standard: word('Standard', 'list'),
  priority: word('Priority', 'bolt', 'accent'),
  // accounts
  active: word('Active', 'check', 'success'),
  restricted: word('Restricted', 'warning', 'warning'),
  on_hold: word('On hold', 'pause', 'danger'),
  closed: word('Closed', 'lock'),
  development: word('Development', 'sliders'),
  production: word('Production', 'globe'),
  self_service: word('Self-service', 'person'),
  contracted: word('Contracted', 'file'),
  // people
  reviewer: word('Reviewer', 'person'),
  senior_reviewer: word('Senior reviewer', 'person'),
  analyst: word('Analyst', 'person'),
  admin: word('Admin', 'person'),
  auditor: word('Auditor', 'person'),
  staff: word('Staff', 'person'),
  customer: word('Customer', 'building'),
  platform: word('Platform', 'sliders'),
  system: word('Automatic', 'refresh'),
  // bands and outcomes
  low: word('Low', 'check', 'success'),
  medium: word('Medium', 'half', 'warning'),
  high: word('High', 'warning', 'danger'),
  blocked: word('Blocked', 'ban', 'danger'),
  allow: word('Allow', 'check', 'success'),
  review: word('Review', 'eye', 'warning'),
  hold: word('Hold', 'pause', 'danger'),
  approve: word('Approve', 'check', 'success'),
  reject: word('Reject', 'cross', 'danger'),
  request_changes: word('Ask for changes', 'edit', 'warning'),
  request_information: word('Ask for information', 'message', 'warning'),
  discuss: word('Discuss', 'message', 'info'),
  // services
  sms: word('SMS', 'message'),
  voice: word('Voice', 'phone'),
  trunk: word('SIP trunk', 'link'),
  // evidence
  incorporation_certificate: word('Certificate of incorporation', 'file'),
  ein: word('Employer identification number', 'file'),
  business_card: word('Business card', 'file'),
  bbb_or_fca_listing: word('BBB or FCA listing', 'file'),
  app_screenshot: word('Screenshot of the application', 'file'),
  press_mention: word('Mention in the press', 'file'),
  individual_listing: word('Listing or profile of an individual', 'file'),
  other: word('Other', 'file'),
  // holds
  signup: word('Signup', 'person'),
  monitoring: word('Monitoring', 'eye'),
  released: word('Released', 'unlock', 'success'),
  // what a customer may be told
  withhold: word('Not told', 'eye-off'),
  generic: word('Told in general', 'half'),
  full: word('Told in full', 'eye'),
  // deposits, numbers, countries, deliveries
  pending: word('Pending', 'clock', 'info'),
  held: word('Held', 'lock', 'success'),
  refunded: word('Refunded', 'undo'),
  forfeited: word('Forfeited', 'cross', 'danger'),
  failed: word('Failed', 'warning', 'danger'),
  disputed: word('Disputed', 'warning', 'warning'),
  verified: word('Verified', 'check', 'success'),
  allowed: word('Allowed', 'check', 'success'),
  approval: word('Needs approval', 'half', 'warning'),
  delivered: word('Delivered', 'check', 'success'),
  discarded: word('Refused', 'cross', 'danger'),
  dead: word('Gave up', 'cross', 'danger'),
  // toll-free verifications, in the words of the compatible API
  PENDING_REVIEW: word('Being checked', 'clock', 'info'),
  IN_REVIEW: word('In review', 'eye', 'accent'),
  TWILIO_APPROVED: word('Approved', 'check', 'success'),
  TWILIO_REJECTED: word('Rejected', 'cross', 'danger'),
  // severity
  info: word('Information', 'info', 'info'),
  warning: word('Warning', 'warning', 'warning'),
  critical: word('Critical', 'warning', 'danger'),
};

/** A word that has no entry (a code of a table of its own): spelled out, without a colour. */
export function wordOf(text: string): Word {
  const spelled = text.replaceAll('_', ' ');
  const known = Object.hasOwn(WORDS, text) ? WORDS[text] : undefined;
  return known ?? word(spelled.charAt(0).toUpperCase() + spelled.slice(1), 'dot');
}
