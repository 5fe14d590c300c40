import { business, type Business } from '../story/business.js';

/** Honest customers whose signup looked risky, and who ask for a reassessment. What made it look so differs. */
export const HELD_IN_ERROR: readonly Business[] = [
  // Founders on the road: no two of the countries agree, the mailbox is free and the phone an internet number.
  business('77d', 'kadikoy-kargo', 'TR', 'Kadıköy Kargo A.Ş.', 'derya.kaya@anatolmail.example', {
    website: null,
    phone: '+44 56 0000 0101',
    ipCountry: 'NL',
    cardCountry: 'DE',
    useCase: 'Kargo teslim bildirimleri ve teslimat kodları.',
  }),
  business('60.5d', 'eko-parcel', 'NG', 'Eko Parcel Network Ltd', 'tunde.bakare@naijamail.example', {
    website: null,
    phone: '+44 70 1234 5671',
    ipCountry: 'AE',
    cardCountry: 'US',
    useCase: 'Pick-up codes for parcel lockers in Lagos.',
  }),
  business(
    '46d',
    'dabba-express',
    'IN',
    'डब्बा एक्सप्रेस Dabba Express Pvt. Ltd.',
    'priya.nair@bharatmail.example',
    {
      website: null,
      phone: '+33 9 12 34 56 71',
      ipCountry: 'SG',
      cardCountry: 'GB',
      useCase: 'Lunch box deliveries: on the way, arrived, returned.',
    },
  ),
  business(
    '28.5d',
    'atlas-livraison',
    'MA',
    'Atlas Livraison SARL أطلس للتوصيل',
    'youssef@rapidmail.example',
    {
      website: null,
      phone: '+81 50 1234 5671',
      ipCountry: 'ES',
      cardCountry: 'FR',
      useCase: 'Suivi de livraison en arabe et en français.',
    },
  ),
  business('9d', 'volga-bilet', 'KZ', 'ТОО «Степной Билет»', 'aigerim@stepmail.example', {
    website: null,
    phone: '+44 56 0000 0109',
    ipCountry: 'GE',
    cardCountry: 'TR',
    useCase: 'Электронные билеты на автобусы между городами.',
  }),
  // Names and domains that only sound like a brand.
  business(
    '63d',
    'santander-surf',
    'ES',
    'Santander Surf Escuela S.L.',
    'hola@santander-surf-escuela.example',
    {
      phone: '+34 612 345 671',
      useCase:
        'Estado de las olas y cambios de clase para alumnos de la escuela de surf de la ciudad de Santander.',
    },
  ),
  business(
    '19d',
    'swisspost-roman',
    'CH',
    'Pension Swisspost Blick GmbH',
    'gast@pension-swisspost-blick.example',
    {
      phone: '+41 78 123 45 71',
      ipCountry: 'IT',
      useCase: 'Check-in codes for guests of a guest house opposite the old post office.',
    },
  ),
  business(
    '17.2d',
    'dhl-modellbahn',
    'DE',
    'Modellbahnclub DHL Dürnhaide-Lauter e.V.',
    'vorstand@dhl-modellbahn.example',
    {
      phone: '+49 30 23125 127',
      ipCountry: 'CZ',
      useCase: 'Termine des Vereins an 60 Mitglieder.',
    },
  ),
  // A shared office: the phone and the device of somebody who was put on hold before.
  business(
    '55.2d',
    'song-hong',
    'VN',
    'Công ty TNHH Giao Hàng Sông Hồng',
    'lienhe@songhong-giaohang.example',
    {
      phone: '+84 912 345 671',
      deviceOf: 'quick-prize',
      ipCountry: 'SG',
      cardCountry: 'SG',
      website: null,
      useCase: 'Thông báo giao hàng trong nội thành Hà Nội.',
    },
  ),
  business('36d', 'citas-bogota', 'CO', 'Citas Médicas Bogotá S.A.S.', 'agenda@citas-bogota.example', {
    phone: '+57 321 123 4561',
    deviceOf: 'quick-prize',
    ipCountry: 'PA',
    cardCountry: 'US',
    website: 'citas',
    useCase: 'Recordatorios de citas médicas.',
  }),
  business('16d', 'ojek-cepat', 'ID', 'PT Ojek Nusantara Cepat', 'bantuan@ojek-cepat.example', {
    phone: '+62 812 345 671',
    cardOf: 'gift-vault',
    ipCountry: 'MY',
    website: 'localhost',
    useCase: 'Kode penjemputan untuk penumpang ojek.',
  }),
  business('5.5d', 'lumiere-dakar', 'SN', 'Lumière de Dakar SUARL', 'aminata@teranga-mail.example', {
    website: null,
    phone: '+33 9 12 34 56 77',
    ipCountry: 'BE',
    cardCountry: 'CI',
    useCase: 'Rappels de paiement et activation de lampes solaires.',
  }),
];
