import type { TicketPlot } from '../story/plots.js';
import { answers, asks, escalates, notes, snoozes } from '../story/telling.js';

/** Tickets that wait for the customer, for a time, or for a senior reviewer; and one that nobody has taken up. */
export const TICKETS_SET_ASIDE: readonly TicketPlot[] = [
  {
    business: 'royal-mail',
    filed: '22.3d',
    ticket: {
      use: 'Redelivery of parcels that could not be delivered. We act for the post.',
      services: ['sms'],
      countries: ['GB'],
      units: 1_000_000,
      spend: [4_000_000, 'GBP'],
      sample: 'Your parcel is held. Pay the 1.99 fee: royalmai1-fee.example',
    },
    then: [
      asks('19.5d', 'astrid', 'Please send us the contract with the post in whose name you write.', [
        'evidence',
        'companyName',
      ]),
    ],
  },
  {
    business: 'swisspost-roman',
    filed: '18.1d',
    ticket: {
      use: 'Guest house opposite the old post office, hence its name. Guests get the door code on the day they arrive.',
      services: ['sms'],
      countries: ['CH', 'DE', 'AT'],
      units: 400,
      spend: [2_500, 'CHF'],
      sample: 'Pension Swisspost Blick: Ihr Türcode ab 15 Uhr ist 0815.',
      evidence: [{ kind: 'individual_listing', url: 'https://reisen.example/pension-swisspost-blick' }],
    },
    then: [notes('9d', 'tomas', 'Waiting for the land register extract; nobody has looked at it since.')],
  },
  {
    business: 'nile-delivery',
    filed: '13.2d',
    ticket: {
      use: 'رسائل تأكيد الطلب ووقت التوصيل. الزيادة بسبب شهر رمضان.',
      services: ['sms'],
      countries: ['EG'],
      units: 250_000,
      spend: [900_000, 'USD'],
      sample: 'النيل: طلبك رقم 0815 في الطريق، يصل خلال 30 دقيقة.',
    },
    then: [snoozes('4d', 'tomas', '-2d', 'The carrier answers on its traffic report by then.')],
  },
  {
    business: 'barangay-health',
    filed: '10.2d',
    ticket: {
      use: 'Clinic days and vaccination drives. Some families moved away and complained.',
      services: ['sms'],
      countries: ['PH'],
      units: 60_000,
      spend: [180_000, 'USD'],
      sample: 'Barangay Health: bakuna sa Sabado, 8-12, sa covered court. Txt STOP para tumigil.',
    },
    then: [
      asks(
        '8d',
        'ngozi',
        'How do families leave the list, and how long does it take until they get nothing more?',
        ['useCase'],
      ),
      answers('6.4d', 'They text STOP and are removed the same night.'),
      asks(
        '5.2d',
        'ngozi',
        'Two of the complaints came from people who had texted STOP. Please find out what happened to them.',
        ['useCase'],
      ),
    ],
  },
  {
    business: 'kyiv-express',
    filed: '9.3d',
    ticket: {
      use: 'Подача авто та код водія. Трафік зріс через комендантську годину.',
      services: ['sms', 'voice'],
      countries: ['UA', 'PL'],
      units: 700_000,
      spend: [2_000_000, 'USD'],
      sample: 'Київ Експрес: авто АА0000КК біля під’їзду, код 4711.',
    },
    then: [
      escalates(
        '7d',
        'ngozi',
        'Volume is above what I may judge; sanctions screening of the Polish entity is open.',
      ),
    ],
  },
  {
    business: 'volga-bilet',
    filed: '8.5d',
    ticket: {
      use: 'Электронные билеты на междугородние автобусы.',
      services: ['sms'],
      countries: ['KZ', 'KG', 'UZ'],
      units: 45_000,
      spend: [150_000, 'USD'],
      sample: 'Степной Билет: рейс 0815, место 12, отправление 07:40.',
    },
    then: [
      asks(
        '6.1d',
        'tomas',
        'Please give the address of a website or page on which your tickets can be bought.',
        ['companyWebsite'],
      ),
    ],
  },
];
