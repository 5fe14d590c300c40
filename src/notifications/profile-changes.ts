import type { EmailPayloads } from '../ledger/email-payloads.js';

/** What each change of a business profile is called in its e-mail (W72). */
export const PROFILE_CHANGES: Readonly<
  Record<EmailPayloads['business-profile-changed']['status'], { subject: string; change: string }>
> = {
  'pending-review': {
    subject: 'Your business profile was submitted',
    change: 'We have your business profile. It waits for our team, and you need to do nothing more.',
  },
  'in-review': {
    subject: 'Your business profile is in review',
    change: 'Somebody of our team looks at your business profile now.',
  },
  'twilio-approved': {
    subject: 'Your business profile was approved',
    change: 'Your business profile was approved. You can use it to verify toll-free numbers.',
  },
  'twilio-rejected': {
    subject: 'Your business profile was rejected',
    change: 'Your business profile was not approved. You can correct it and submit it again at any time.',
  },
};
