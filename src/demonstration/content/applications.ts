import { asks, does, type ApplicationPlot } from '../story/applications.js';
import { passed } from '../story/steps.js';
import { APPLICATIONS_TO_REVIEW } from './applications-to-review.js';

const USD_10 = { amount: 1000, currency: 'USD' } as const;
const EUR_10 = { amount: 1000, currency: 'EUR' } as const;

/** Requests against which nothing stands: granted within minutes, or not finished yet. */
const PLAIN: readonly ApplicationPlot[] = [
  {
    business: 'fjordvarsel',
    acts: [
      asks('87.5d', {
        purpose:
          'Passengers who asked for it on our site get an SMS when their ferry is late or does not sail.',
        channels: ['sms'],
        phone: '+46701740605',
        money: EUR_10,
      }),
    ],
    then: [],
  },
  {
    business: 'maji-safi',
    acts: [
      asks('86.2d', {
        purpose:
          'Households with a contract get an SMS about interruptions of the water and their monthly bill.',
        channels: ['sms'],
        phone: '+447700900341',
        money: USD_10,
      }),
    ],
    then: [],
  },
  {
    business: 'paws-hooves',
    acts: [
      asks('60.9d', {
        purpose:
          'Clients of our practice are reminded of the vaccinations of their pets. They sign for it at the desk.',
        channels: ['sms', 'voice'],
        phone: '+447700900118',
        money: EUR_10,
      }),
    ],
    then: [],
  },
  {
    business: 'ubuntu-schools',
    acts: [
      does('59d', { does: 'open' }),
      does('58.9d', { does: 'ask_for_deposit', money: { amount: 5000, currency: 'USD' } }),
      does('58.89d', { does: 'pay' }),
      does('58.2d', { does: 'give_phone', phone: '+447700900274' }),
      does('58.198d', { does: 'confirm_phone' }),
      does('57.6d', {
        does: 'describe',
        purpose:
          'Parents of forty schools get the attendance of their children and the dates of exams. They register on paper.',
        channels: ['sms'],
        yes: [],
      }),
    ],
    then: [],
  },
  {
    business: 'fietskoerier',
    acts: [
      asks('56.4d', {
        purpose: 'Whoever expects a parcel from us gets one SMS with the hour in which our courier comes.',
        channels: ['sms'],
        phone: '+33639980457',
        money: EUR_10,
      }),
    ],
    then: [],
  },
  {
    business: 'vardguiden',
    acts: [
      asks('20.6d', {
        purpose:
          'Patients who sign in to our portal get a code of six digits by SMS, or by a call if they prefer.',
        channels: ['sms', 'voice'],
        phone: '+46701740609',
        money: EUR_10,
      }),
    ],
    then: [],
  },
  {
    business: 'marche-connecte',
    acts: [
      does('34.6d', { does: 'open' }),
      does('34.59d', {
        does: 'describe',
        purpose: 'Les clients qui commandent un panier reçoivent un SMS quand il est prêt au retrait.',
        channels: ['sms'],
        yes: [],
      }),
    ],
    then: [[passed('20.2d'), passed('3.9d')]],
  },
  {
    business: 'sunrise-clinics',
    acts: [does('50d', { does: 'open' }), does('49.8d', { does: 'take_back' })],
    then: [],
  },
  {
    business: 'escola-perto',
    acts: [
      asks('9h', {
        purpose: 'Os encarregados de educação inscritos recebem avisos sobre aulas e transportes por SMS.',
        channels: ['sms'],
        phone: '+33639980612',
        money: EUR_10,
      }).filter(({ act }) => act.does !== 'pay'),
      does('8.7h', { does: 'pay', amount: 2500 }),
    ],
    then: [],
  },
  {
    business: 'harbour-strata',
    acts: [
      does('2.4h', { does: 'open' }),
      does('2.3h', { does: 'give_phone', phone: '+61491570156' }),
      does('2.28h', { does: 'confirm_phone' }),
      does('2.2h', { does: 'ask_for_deposit', money: USD_10 }),
    ],
    then: [],
  },
];

/** Every request for outbound permission of the stories. */
export const APPLICATIONS: readonly ApplicationPlot[] = [...PLAIN, ...APPLICATIONS_TO_REVIEW];
