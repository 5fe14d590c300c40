import { business, type Business } from '../story/business.js';

/** Signups of middle risk: a person looks at them before they are allowed. */
export const DOUBTFUL: readonly Business[] = [
  business('75d', 'andes-turismo', 'PE', 'Andes Turismo S.A.C.', 'reservas@pachamail.example', {
    website: null,
    phone: '+1 305 555 0123',
    ipCountry: 'US',
    cardCountry: 'US',
    useCase: 'Confirmaciones de excursiones.',
  }),
  business(
    '67.7d',
    'lanka-tea',
    'LK',
    'සිලෝන් තේ Ceylon Leaf Exports (Pvt) Ltd',
    'export@tempmailbox.example',
    {
      phone: '+94 71 234 5671',
      useCase: 'Shipment notices to importers.',
    },
  ),
  business('48.3d', 'carpati-rent', 'RO', 'Carpați Rent-a-Car S.R.L.', 'rezervari@dacmail.example', {
    website: null,
    phone: '+44 20 7946 0188',
    ipCountry: 'GB',
    cardCountry: 'GB',
    useCase: 'Coduri de preluare pentru mașini închiriate.',
  }),
  business(
    '39d',
    'zahlungs-schulung',
    'AT',
    'PayPal Schulungen Wien e.U.',
    'kurse@zahlungs-schulung.example',
    {
      phone: '+43 664 123451',
      useCase: 'Kursunterlagen und Termine für Händler, die Online-Zahlungen lernen.',
    },
  ),
  business('22.8d', 'budapest-futar', 'HU', 'Dunafutár Kft.', 'ugyfel@10minmail.example', {
    phone: '+36 20 123 4561',
    useCase: 'Kézbesítési értesítések.',
  }),
  business(
    { dueAfterBusinessDays: 2 },
    'helsinki-huolto',
    'FI',
    'Helsingin Huoltoapu Oy',
    'asiakas@burnermail.example',
    {
      phone: '+358 41 234 5671',
      useCase: 'Huoltokäyntien ajat ja muutokset.',
    },
  ),
  business('7.8d', 'karachi-books', 'PK', 'کراچی کتاب گھر Karachi Kitab Ghar', 'orders@kitabmail.example', {
    website: null,
    phone: '+971 50 123 4588',
    ipCountry: 'AE',
    cardCountry: 'AE',
    useCase: 'کتابوں کے آرڈر کی تصدیق۔',
  }),
  business('30h', 'toll-vakt', 'NO', 'Tollvakt Nord AS', 'post@tempinbox-nord.example', {
    phone: '+47 406 12 351',
    useCase: 'Varsler om tollbehandling av pakker.',
  }),
  business('20h', 'azur-yacht', 'FR', 'Azur Yacht Concierge SAS', 'captain@marinmail.example', {
    website: 'http://10.1.2.3/yacht',
    phone: '+44 56 0000 0155',
    useCase: 'Arrivées et départs pour les équipages.',
    services: ['voice', 'sms'],
  }),
  business('5h', 'quick-prise', 'GB', 'Quick Prise Ltd', 'sales@quick-prise.example', {
    phone: '+44 20 7946 0171',
    useCase: 'Delivery of power tools, order updates.',
  }),
  business('26h', 'baltic-tolls', 'EE', 'Baltic Road Tolls OÜ', 'office@spambox-baltic.example', {
    plan: 'contracted',
    phone: '+44 9098 790188',
    useCase: 'Receipts for road tolls in three countries.',
    services: ['sms', 'trunk'],
  }),
];
