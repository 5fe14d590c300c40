import type { TicketPlot } from '../story/plots.js';
import { answers, asks, claims, rejects, rejectsAndRegrets, writes } from '../story/telling.js';

/** Tickets that wait for us or are being looked at, some of them in their second round. */
export const OPEN_TICKETS: readonly TicketPlot[] = [
  {
    business: 'nadi-courier',
    filed: '20.2d',
    ticket: {
      use: 'পার্সেল পৌঁছানোর খবর। Numbers were bought for branches that open next year.',
      services: ['sms'],
      countries: ['BD'],
      units: 30_000,
      spend: [120_000, 'USD'],
      sample: 'Nadi Courier: apnar parcel ajke 3-5 tar moddhe asbe.',
    },
    then: [],
  },
  {
    business: 'ojek-cepat',
    filed: '15.1d',
    ticket: {
      use: 'Kode penjemputan.',
      services: ['sms', 'voice'],
      countries: ['ID'],
      units: 200_000,
      spend: [800_000, 'USD'],
      sample: 'Ojek Cepat: kode 0815.',
    },
    then: [
      rejects(
        '12.9d',
        'ngozi',
        ['details_insufficient'],
        'One line, no evidence, card shared with Gift Vault.',
      ),
    ],
  },
  {
    business: 'netfl1x',
    filed: '11.1d',
    ticket: {
      use: 'Membership renewals for a streaming partner.',
      services: ['sms'],
      countries: ['US', 'CA'],
      units: 2_000_000,
      spend: [5_000_000, 'USD'],
      sample: 'Your membership is suspended. Update payment: netfl1x-account-update.example',
    },
    then: [
      rejectsAndRegrets('8.6d', 'tomas', ['details_insufficient'], 'Wrong code chosen.'),
      rejects(
        '8.55d',
        'tomas',
        ['content_against_policy', 'zero_tolerance'],
        'Phishing in the sample itself.',
      ),
    ],
  },
  {
    business: 'dhl-modellbahn',
    filed: { dueAfterBusinessDays: 7 },
    ticket: {
      use: 'Model railway club. Dürnhaide-Lauter is our valley, DHL its old line. Meetings and work days to 60 members.',
      services: ['sms'],
      countries: ['DE'],
      units: 300,
      spend: [1_500, 'EUR'],
      sample: 'Modellbahnclub DHL: Fahrabend Freitag 19 Uhr im Lokschuppen.',
      evidence: [{ kind: 'press_mention', url: 'https://talblatt.example/50-jahre-modellbahn' }],
    },
    then: [],
  },
  {
    business: 'oasis-clinics',
    filed: '8.2d',
    ticket: {
      use: 'تذكير بالمواعيد لمرضى خمس عيادات. نرفق رابط الترخيص.',
      services: ['sms', 'voice'],
      countries: ['AE', 'OM'],
      units: 80_000,
      spend: [300_000, 'AED'],
      sample: 'واحة العيادات: موعدك غداً 10:30 مع د. ليلى. للإلغاء اتصل بنا.',
      evidence: [{ kind: 'other', url: 'https://licences.example/oasis-clinics' }],
    },
    then: [claims('6m', 'tomas')],
  },
  {
    business: 'citas-bogota',
    filed: '7.5d',
    ticket: {
      use: 'Recordatorios de citas para 30 consultorios. Compartimos oficina, por eso el equipo y la red.',
      services: ['sms', 'voice'],
      countries: ['CO'],
      units: 25_000,
      spend: [95_000_000, 'COP'],
      sample: 'Citas Médicas: su cita es mañana a las 9:20 con la Dra. Rojas. Responda 1 para confirmar.',
    },
    then: [
      asks('6.2d', 'ngozi', 'Which clinics do you write for, and under what name do patients know you?', [
        'useCase',
        'evidence',
      ]),
      answers('4.8d', 'La lista está en nuestra página; los pacientes nos conocen como Citas Médicas.', [
        { kind: 'other', url: 'https://citas-bogota.example/consultorios' },
      ]),
      writes(
        '1.1d',
        'ngozi',
        'Thank you. We are checking two of the clinics and will answer within the promised time.',
      ),
      claims('4m', 'ngozi'),
    ],
  },
  {
    business: 'nadi-courier',
    filed: '6.3d',
    ticket: {
      use: 'We gave back 380 of the 400 numbers. Parcel news to recipients in Dhaka only.',
      services: ['sms'],
      countries: ['BD'],
      units: 30_000,
      spend: [120_000, 'USD'],
      sample: 'Nadi Courier: apnar parcel ajke 3-5 tar moddhe asbe.',
      evidence: [{ kind: 'incorporation_certificate', paper: 'nadi_ein' }],
    },
    then: [],
  },
  {
    business: 'ojek-cepat',
    filed: '5.1d',
    ticket: {
      use: 'Pick-up codes for passengers of motorcycle taxis in Bandung, one for each ride. The card was that of our former bookkeeper and is replaced.',
      services: ['sms'],
      countries: ['ID'],
      units: 120_000,
      spend: [480_000, 'USD'],
      sample: 'Ojek Cepat: kode jemput 0815, pengemudi Budi, B 0000 XYZ.',
      evidence: [
        { kind: 'app_screenshot', paper: 'ojek_app' },
        { kind: 'press_mention', url: 'https://kabar.example/bandung/ojek-cepat' },
      ],
    },
    then: [],
  },
  {
    business: 'entregas-ya',
    filed: '2.2d',
    ticket: {
      use: 'Código de entrega y aviso de llegada. Un repartidor usó la cuenta para promociones; ya no tiene acceso.',
      services: ['sms'],
      countries: ['MX'],
      units: 85_000,
      spend: [3_200_000, 'MXN'],
      sample: 'Entregas Ya: su repartidor llega en 10 min. Código 2277.',
    },
    then: [],
  },
  {
    business: 'prenota-tavola',
    filed: '26h',
    ticket: {
      use: 'Chiamate ai clienti.',
      services: ['voice'],
      countries: ['IT'],
      units: 1_000,
      spend: [5_000, 'EUR'],
    },
    then: [],
  },
  {
    business: 'chenguang',
    filed: '3h',
    ticket: {
      use: '快递派送通知和取件码。上周新增三个城市,因此发送量增加。',
      services: ['sms'],
      countries: ['CN', 'HK'],
      units: 1_200_000,
      spend: [6_000_000, 'CNY'],
      sample: '【晨光速运】您的快递已到菜鸟驿站,取件码 8-2-0815。',
      evidence: [{ kind: 'other', url: 'https://chenguang-express.example/license' }],
    },
    then: [],
  },
];
