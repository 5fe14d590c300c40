import type { TicketPlot } from '../story/plots.js';
import { answers, approves, asks, corrects, notes, withdraws } from '../story/telling.js';

/** Tickets of which the answer was yes, and tickets that were taken back. */
export const APPROVED_TICKETS: readonly TicketPlot[] = [
  {
    business: 'kadikoy-kargo',
    filed: '75.6d',
    ticket: {
      use: 'We deliver parcels for 140 shops on the Asian side of Istanbul. Each recipient gets one message when the courier sets out and one with the code that he tells the courier at the door.',
      services: ['sms'],
      countries: ['TR'],
      units: 90_000,
      spend: [450_000, 'USD'],
      sample: 'Kadıköy Kargo: Kuryeniz yola çıktı. Teslim kodunuz 4711. Bilgi: kadikoy-kargo.example/t/8KQ2',
      evidence: [
        { kind: 'incorporation_certificate', paper: 'kadikoy_registration' },
        {
          kind: 'press_mention',
          url: 'https://haber.example/ekonomi/kadikoy-kargo',
          note: 'Interview, 2024',
        },
      ],
    },
    then: [
      notes(
        '71.2d',
        'ngozi',
        'Registration matches the trade register. The founder was travelling when he signed up.',
      ),
      approves('70.9d', 'ngozi', 'Real courier, modest volume, codes and status only.'),
    ],
  },
  {
    business: 'santander-surf',
    filed: '61.5d',
    ticket: {
      use: 'Surf school in the city of Santander. We text our pupils the hour of the lesson, which changes with the tide, and cancel when the sea is too high.',
      services: ['sms'],
      countries: ['ES', 'FR', 'GB'],
      units: 3_000,
      spend: [15_000, 'EUR'],
      sample: 'Santander Surf: tu clase pasa a las 11:30 por la marea. Nos vemos en Somo.',
      evidence: [
        { kind: 'business_card', paper: 'surf_card' },
        { kind: 'other', url: 'https://turismo.example/somo/escuelas', note: 'List of schools of the town' },
      ],
    },
    then: [approves('57.3d', 'tomas', 'Santander is the city. No likeness to the bank in what they send.')],
  },
  {
    business: 'eko-parcel',
    filed: '58.8d',
    ticket: {
      use: 'Messages to customers.',
      services: ['sms'],
      countries: ['NG'],
      units: 40_000,
      spend: [300_000, 'USD'],
      sample: 'Your parcel is here.',
    },
    then: [
      asks(
        '56d',
        'tomas',
        'Thank you for your request. Please tell us who receives these messages and how they agreed to it, and send a message exactly as it will be sent.',
        ['useCase', 'sampleMessage', 'evidence'],
      ),
      corrects('53.4d', {
        useCase:
          'Parcel lockers in Lagos. Whoever orders to a locker gives the number at the shop and gets one pick-up code for each parcel.',
        sampleMessage:
          'Eko Parcel: your parcel is in locker YABA-3. Pick-up code 4711, valid 48 hours. Reply STOP to end.',
      }),
      answers('53.3d', 'I corrected both fields. The picture shows the app that prints the same code.', [
        { kind: 'app_screenshot', paper: 'eko_locker_app' },
      ]),
      approves('51.1d', 'tomas', 'Clear now. Code messages to own customers.'),
    ],
  },
  {
    business: 'carpati-rent',
    filed: '48d',
    ticket: {
      use: 'Rental cars at three airports in Romania. The customer gets the bay and the key code when his flight lands.',
      services: ['sms', 'voice'],
      countries: ['RO', 'GB', 'DE', 'IT'],
      units: 8_000,
      spend: [60_000, 'EUR'],
      sample: 'Carpați Rent: mașina dvs. este în locul B14. Cod cheie 0815.',
      evidence: [{ kind: 'bbb_or_fca_listing', url: 'https://register.example/carpati-rent' }],
    },
    then: [
      approves('46.9d', 'ngozi', 'Known rental company; the British phone is that of its booking office.'),
    ],
  },
  {
    business: 'dabba-express',
    filed: '44.7d',
    ticket: {
      use: 'Lunch boxes from home to office and back in Mumbai. Customers see when the box was taken, arrived and returned; three messages a day at most.',
      services: ['sms', 'voice'],
      countries: ['IN'],
      units: 600_000,
      spend: [12_000_000, 'INR'],
      sample: 'डब्बा एक्सप्रेस: आपका डब्बा 12:40 पर पहुँच गया। Dabba Express',
      evidence: [{ kind: 'incorporation_certificate', paper: 'dabba_incorporation' }],
    },
    then: [
      notes('41d', 'ngozi', 'DLT registration of the header is on file with the carrier.'),
      approves('40.2d', 'astrid', 'High volume, but all of it to subscribers of the service.'),
    ],
  },
  {
    business: 'zielona-paczka',
    filed: '29.1d',
    ticket: {
      use: 'Powiadomienia o przesyłkach. Wzrost ruchu to świąteczna wyprzedaż jednego sklepu, lista dni w załączonym linku.',
      services: ['sms'],
      countries: ['PL', 'CZ'],
      units: 150_000,
      spend: [520_000, 'PLN'],
      sample: 'Zielona Paczka: kurier będzie dziś 14:00–16:00. Kod odbioru 2211.',
      evidence: [{ kind: 'other', url: 'https://zielona-paczka.example/kalendarz-wyprzedazy' }],
    },
    then: [approves('24.6d', 'tomas', 'The peak fits the sale of one shop. Restriction lifted.')],
  },
  {
    business: 'atlas-livraison',
    filed: '27.4d',
    ticket: {
      use: 'Suivi de livraison à Casablanca et Rabat, deux messages par colis.',
      services: ['sms'],
      countries: ['MA'],
      units: 20_000,
      spend: [90_000, 'EUR'],
      sample: 'أطلس للتوصيل: شحنتك ستصل اليوم بين 14 و16.',
    },
    then: [withdraws('26.2d', 'We want to add the certificate first and file again.')],
  },
  {
    business: 'vida-boa',
    filed: '3.3d',
    ticket: {
      use: 'Aviso de receita pronta. Não entendemos a suspensão.',
      services: ['sms'],
      countries: ['BR'],
      units: 2_500,
      spend: [9_000, 'BRL'],
      sample: 'Farmácia Vida Boa: sua receita está pronta para retirada.',
    },
    then: [withdraws('2.1d', 'Resolvido por telefone.')],
  },
];
