import { asks, discusses, does, grants, refuses, type ApplicationPlot } from '../story/applications.js';

const USD_10 = { amount: 1000, currency: 'USD' } as const;
const EUR_10 = { amount: 1000, currency: 'EUR' } as const;

/** Requests at which a person has to look (T10–T15), in every state in which that can be. */
export const APPLICATIONS_TO_REVIEW: readonly ApplicationPlot[] = [
  {
    business: 'adom-savings',
    acts: [
      asks('5.5h', {
        purpose:
          'Receipts for deposits. Our agents can write their own messages to savers in the app, and savers answer them.',
        channels: ['sms'],
        yes: ['userGeneratedContent'],
        phone: '+447700900555',
        money: USD_10,
      }),
    ],
    then: [],
  },
  {
    business: 'maple-tutors',
    acts: [
      asks('26h', {
        purpose:
          'Lesson changes to parents, and calls about free places to families from a purchased list of the district.',
        channels: ['sms', 'voice'],
        yes: ['unsolicited'],
        phone: '+14165550117',
        money: USD_10,
      }),
    ],
    then: [],
  },
  {
    business: 'rychla-zasilka',
    acts: [
      asks('1.6d', {
        purpose:
          'Who ordered at one of our shops gets one message when the parcel leaves and one when it arrives.',
        channels: ['sms'],
        phone: '+33639980733',
        money: EUR_10,
      }),
    ],
    then: [],
  },
  {
    business: 'kowhai-buses',
    acts: [
      asks('3.2d', {
        purpose:
          'Delays of two school buses, to the parents who drive us mad. A hobby project of a father, it stays small.',
        channels: ['sms'],
        yes: ['staysInDevelopment'],
        phone: '+61491570157',
        money: USD_10,
      }),
    ],
    then: [
      discusses(
        '1.3d',
        'ngozi',
        'Small is fine. We would like to see it in production all the same: who runs it when your children have left the school, and may we limit it to New Zealand and a few hundred messages a day?',
      ),
    ],
  },
  {
    business: 'hangang-delivery',
    acts: [
      asks('6d', {
        purpose:
          'Departure and arrival of deliveries by SMS. Couriers can call any number they enter, for when somebody is not at home.',
        channels: ['sms', 'voice'],
        yes: ['arbitraryDestinations'],
        phone: '+447700900903',
        money: USD_10,
      }),
      does('3.2d', {
        does: 'say',
        text: 'Yes. The app can offer only the number of the order that the courier has in hand. That will be in the version of next week. Korea alone is enough.',
      }),
    ],
    then: [
      discusses(
        '4.9d',
        'tomas',
        'Your couriers could call anywhere, and some numbers pay their owner for each call. Could the app offer only the number of the order in hand, and would Korea alone be enough?',
      ),
    ],
  },
  {
    business: 'galil-clinic',
    acts: [
      asks('30d', {
        purpose:
          'Reminders of appointments and vaccinations; doctors can write their own text to a patient below the reminder.',
        channels: ['sms'],
        yes: ['userGeneratedContent'],
        phone: '+33639980219',
        money: EUR_10,
      }),
      does('27.6d', {
        does: 'say',
        text: 'We can take the free text out; the doctors have used it twice. We send some 600 reminders a day, all of them in Israel.',
      }),
    ],
    then: [
      discusses(
        '28.8d',
        'astrid',
        'Text that doctors write themselves would have to be monitored. Do you need it? And how many messages a day are there, and where to?',
      ),
      grants('26.9d', 'astrid', 'Free text is taken out; agreed in the thread.', {
        countries: ['IL'],
        services: ['sms'],
        dailyUnits: 2000,
        noFreeForm: true,
      }),
    ],
  },
  {
    business: 'aegean-clinic',
    acts: [
      asks('25d', {
        purpose:
          'Appointment reminders, and offers for cosmetics to women of the region from bought numbers.',
        channels: ['sms'],
        yes: ['unsolicited'],
        phone: '+33639980844',
        money: EUR_10,
      }),
      does('22.9d', { does: 'money_back' }),
    ],
    then: [
      refuses(
        '23d',
        'tomas',
        ['unsolicited_contact'],
        'Bought numbers, and no word about consent when asked on the phone.',
      ),
    ],
  },
];
