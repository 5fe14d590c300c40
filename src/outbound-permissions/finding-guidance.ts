import type { OutboundFindingCode } from './outbound-finding.js';

/** What a reviewer should know of a category: why it is one, and examples of what is granted and what is refused in such a case. */
export interface FindingGuidance {
  /** The rule of the policy; null where it is not one of its categories. */
  readonly rule: string | null;
  readonly label: string;
  readonly why: string;
  readonly approved: readonly string[];
  readonly rejected: readonly string[];
}

/** T10–T15, with their rationale (T11) in the words of the policy. */
export const FINDING_GUIDANCE: Readonly<Record<OutboundFindingCode, FindingGuidance>> = {
  arbitrary_content: {
    rule: 'T10',
    label: 'Users send arbitrary content by SMS',
    why: 'Fraudsters take such applications over for all kinds of fraud. It takes massive monitoring and automated filtering and blocking to keep them out.',
    approved: [
      'A clinic’s staff choose one of twelve reminders; only the clinic’s administrator can change them. Condition: no free-form content.',
      'A marketplace relays messages between buyer and seller of one order, filters links, and stops after 20 messages a day. Condition: a daily cap.',
    ],
    rejected: [
      'A page on which anybody types a number and a text.',
      '“Send anonymous messages to your friends.”',
    ],
  },
  arbitrary_destinations: {
    rule: 'T12',
    label: 'Users call any number',
    why: 'Premium-rate numbers pay whoever owns them for each call. Who can call anywhere, above all in a trial without payment up front, will be found and used to make money.',
    approved: [
      'A help desk calls back numbers of its own country that customers left on a form. Condition: that country only.',
      'Sales staff of a named company call leads in two countries after signing in with the company’s account. Conditions: two countries, a daily cap.',
    ],
    rejected: [
      'A calling app whose new users get ten free minutes to anywhere.',
      'A softphone for the public without payment up front.',
    ],
  },
  unsolicited_contact: {
    rule: 'T13',
    label: 'Contact that nobody asked for',
    why: 'Carriers block such SMS and report us; recipients of such calls take legal action. A prank’s victim has not opted in either.',
    approved: [
      'A shop writes to those who ticked a box at checkout, and keeps when and where they did. Condition: proof of opt-in.',
      'A school calls parents who gave their number for emergencies. Condition: that country only.',
    ],
    rejected: [
      'Cold calls to a purchased list.',
      'A prank application, whatever the joke.',
      'Contacts scraped from the web.',
    ],
  },
  never_production: {
    rule: 'T14',
    label: 'Never meant for production',
    why: 'Low-volume and personal applications have to move to production as well: the traffic of all of them together is not low volume any more.',
    approved: [
      'A prototype that goes live within the quarter, with a date. Condition: until that date, and a low daily cap.',
      'A personal alarm that its owner moves to production now.',
    ],
    rejected: [
      '“Just playing around, it will never go live.”',
      'A course in which each student keeps an account in development.',
    ],
  },
  traffic_pattern: {
    rule: 'T15',
    label: 'The traffic speaks against it',
    why: 'We judge by the description or by what the account does. Numbers that are hoarded, phishing or spam outweigh the best description.',
    approved: ['The numbers were bought for a launch that is documented and dated. Condition: a daily cap.'],
    rejected: [
      'Phishing texts were sent from the account, or one of its subaccounts.',
      'Hundreds of numbers without a call or message.',
    ],
  },
  card_flagged: {
    rule: null,
    label: 'The card was flagged by the payment provider',
    why: 'A flagged card is met with zero tolerance elsewhere (P27). Grant only once it is cleared up.',
    approved: ['The provider took the flag back, and the fact was cleared.'],
    rejected: ['The flag stands.'],
  },
  hold_stands: {
    rule: null,
    label: 'A hold or restriction stands on the account',
    why: 'Whoever placed it knew something. A hold is lifted by a reassessment, not by outbound permission.',
    approved: ['A restriction of another service, which has nothing to do with this request.'],
    rejected: ['The restriction is about the traffic that is asked for here.'],
  },
};
