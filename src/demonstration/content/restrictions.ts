import type { AccountPlot, Report } from '../story/plots.js';
import { passed } from '../story/steps.js';
import { clearsFact, closes, finds, holds, releasesHold } from '../story/telling.js';

/** What the platform reported. */
export const REPORTS: readonly Report[] = [
  {
    business: 'dhl-zoll',
    at: '64.5d',
    from: 'carrier',
    of: 'phishing',
    text: 'Messages ask for a customs fee in the name of a parcel service.',
  },
  {
    business: 'lucky-draw',
    at: '45d',
    from: 'recipient',
    of: 'content',
    text: 'Premium-rate number in the text.',
  },
  {
    business: 'pampa-agro',
    at: '32d',
    from: 'carrier',
    of: 'spam',
    text: 'Subscriber says that he never asked for frost alerts.',
  },
  {
    business: 'maple-tutors',
    at: '14.2d',
    from: 'payment_provider',
    text: 'Charge disputed by the card holder.',
  },
  {
    business: 'barangay-health',
    at: '12.6d',
    from: 'recipient',
    of: 'spam',
    text: 'Keeps sending after STOP.',
  },
  { business: 'barangay-health', at: '12.1d', from: 'recipient', of: 'spam', text: 'Wrong person.' },
  { business: 'barangay-health', at: '11.9d', from: 'recipient', of: 'spam', text: 'Third time this week.' },
  {
    business: 'rychla-zasilka',
    at: '2.4d',
    from: 'recipient',
    of: 'content',
    text: 'Žádnou zásilku nečekám.',
  },
  { business: 'rychla-zasilka', at: '1.7d', from: 'recipient', of: 'spam', text: 'Reklama na jiný obchod.' },
  { business: 'rychla-zasilka', at: '6h', from: 'recipient', of: 'spam', text: 'Znovu reklama.' },
];

/** What the staff did to accounts outside of any case. */
export const RESTRICTIONS: readonly AccountPlot[] = [
  {
    business: 'dhl-zoll',
    then: [finds('64d', 'astrid', 'phishing_or_spam', 'Landing page copies the login of a parcel service.')],
  },
  {
    business: 'quick-prize-2',
    then: [closes('45.2d', 'astrid', 'Same ring as Quick Prize, second rejection not asked for.')],
  },
  {
    business: 'hangang-delivery',
    then: [
      holds('40d', 'astrid', 'unusual_traffic', 'Three times the usual volume overnight.', {
        services: ['sms'],
        until: '33d',
      }),
      [passed('32.9d')],
    ],
  },
  {
    business: 'zielona-paczka',
    then: [
      holds('30d', 'astrid', 'unusual_traffic', 'Peak of 40,000 messages in one hour.', {
        services: ['sms'],
      }),
    ],
  },
  {
    business: 'nadi-courier',
    then: [
      finds('21.5d', 'astrid', 'number_hoarding', '400 numbers bought in two weeks, 12 of them used.'),
      holds('21.4d', 'astrid', 'number_hoarding', 'See the finding.'),
    ],
  },
  {
    business: 'aegean-clinic',
    then: [
      holds('18d', 'astrid', 'terms_violation', 'Offers for cosmetics sent as appointment reminders.', {
        services: ['sms'],
      }),
      releasesHold('16d', 'astrid', 'Settled on the phone; the campaign was a mistake of an agency.'),
    ],
  },
  {
    business: 'nile-delivery',
    then: [
      holds('14d', 'astrid', 'unusual_traffic', 'Twice the usual volume, half of it failed.', {
        services: ['sms'],
      }),
    ],
  },
  {
    business: 'maple-tutors',
    then: [
      clearsFact('13.3d', 'astrid', 'Dispute withdrawn; the card holder is the owner’s wife.'),
      releasesHold('13.25d', 'astrid', 'The flag was a mistake.'),
    ],
  },
  {
    business: 'barangay-health',
    then: [holds('11.5d', 'astrid', 'recipient_complaints', 'Complaints after STOP.', { services: ['sms'] })],
  },
  {
    business: 'kyiv-express',
    then: [holds('10d', 'astrid', 'unusual_traffic', 'New destination with 300,000 calls in two days.')],
  },
  {
    business: 'oasis-clinics',
    then: [holds('9d', 'astrid', 'staff_decision', 'Licence of one clinic could not be found.')],
  },
  {
    business: 'entregas-ya',
    then: [holds('8d', 'astrid', 'terms_violation', 'Promotions of third parties to delivery customers.')],
  },
  {
    business: 'chenguang',
    then: [
      holds('5d', 'astrid', 'unusual_traffic', 'Volume doubled within a day.', {
        services: ['sms', 'voice'],
      }),
    ],
  },
  {
    business: 'vida-boa',
    then: [holds('4d', 'astrid', 'staff_decision', 'Asked to prove its pharmacy licence.')],
  },
  {
    business: 'prenota-tavola',
    then: [
      holds('3d', 'astrid', 'unusual_traffic', 'Calls of under two seconds to numbers in sequence.', {
        services: ['voice'],
      }),
    ],
  },
  {
    business: 'sunrise-clinics',
    then: [
      holds(
        '2d',
        'astrid',
        'unusual_traffic',
        'Short calls at night; ends by itself unless it comes again.',
        { services: ['voice'], until: '-4d' },
      ),
    ],
  },
];

/** The account on hold that a newcomer may try the portal with. Nobody has asked for it to be looked at again. */
export const GUEST_BUSINESS = 'lumiere-dakar';
