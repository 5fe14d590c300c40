import type { TicketPlot } from '../story/plots.js';
import { answers, approves, asks, escalates, notes, rejects } from '../story/telling.js';

/** Tickets of which the answer was no: once, twice, or at once because of a zero-tolerance fact. */
export const REJECTED_TICKETS: readonly TicketPlot[] = [
  {
    business: 'quick-prize-2',
    filed: '68.4d',
    ticket: {
      use: 'Customer information service for a promotion partner. We are not related to any other company.',
      services: ['sms'],
      countries: ['GB', 'IE'],
      units: 500_000,
      spend: [2_500_000, 'GBP'],
      sample: 'Congratulations! Your number was drawn. Claim within 24h: prize-desk.example/claim',
    },
    then: [
      rejects(
        '66.1d',
        'ngozi',
        ['linked_to_abuse', 'content_against_policy'],
        'Same phone and device as Quick Prize.',
      ),
    ],
  },
  {
    business: 'gift-vault',
    filed: '55.9d',
    ticket: {
      use: 'Delivery of gift card codes to buyers of our shop.',
      services: ['sms'],
      countries: ['CY', 'GR', 'GB'],
      units: 70_000,
      spend: [400_000, 'EUR'],
      sample: 'Gift Vault: your code is XXXX-XXXX-XXXX.',
    },
    then: [],
  },
  {
    business: 'gift-vault',
    filed: '50.3d',
    ticket: {
      use: 'Delivery of gift card codes to buyers of our shop. The card was a mistake of our bank.',
      services: ['sms'],
      countries: ['CY'],
      units: 10_000,
      spend: [50_000, 'EUR'],
      sample: 'Gift Vault: your code is XXXX-XXXX-XXXX.',
    },
    then: [rejects('46.2d', 'ngozi', ['zero_tolerance'], 'The provider confirmed the flag.')],
  },
  {
    business: 'song-hong',
    filed: '53.6d',
    ticket: {
      use: 'Thông báo giao hàng cho khách hàng tại Hà Nội.',
      services: ['sms'],
      countries: ['VN'],
      units: 50_000,
      spend: [250_000, 'USD'],
      sample: 'Song Hong: don hang 0815 se duoc giao luc 15h.',
    },
    then: [rejects('49.4d', 'tomas', ['business_not_verified'], 'Nothing shows that the company exists.')],
  },
  {
    business: 'song-hong',
    filed: '41.5d',
    ticket: {
      use: 'Deliveries in Hanoi. We rent a desk in a shared office in Singapore, whose computer others used before us. The certificate is attached.',
      services: ['sms'],
      countries: ['VN'],
      units: 50_000,
      spend: [250_000, 'USD'],
      sample: 'Song Hong: don hang 0815 se duoc giao luc 15h. Tu choi: soan STOP.',
      evidence: [{ kind: 'incorporation_certificate', paper: 'song_hong_registration' }],
    },
    then: [
      approves(
        '36.7d',
        'ngozi',
        'The certificate is in the register; the device is that of a shared office.',
      ),
    ],
  },
  {
    business: 'lucky-draw',
    filed: '50.8d',
    ticket: {
      use: 'Announcing winners of draws that people entered at petrol stations.',
      services: ['sms'],
      countries: ['MT', 'IT', 'GB'],
      units: 300_000,
      spend: [1_800_000, 'EUR'],
      sample: 'You won! Call +44 9098 790123 to claim.',
      evidence: [{ kind: 'other', paper: 'lucky_draw_license' }],
    },
    then: [
      notes('47.2d', 'tomas', 'The licence has ended and the number is premium-rate.'),
      rejects('47.1d', 'tomas', ['evidence_not_credible', 'content_against_policy'], 'Licence out of date.'),
    ],
  },
  {
    business: 'lucky-draw',
    filed: '42.9d',
    ticket: {
      use: 'Same as before, without the phone number.',
      services: ['sms'],
      countries: ['MT'],
      units: 100_000,
      spend: [600_000, 'EUR'],
      sample: 'You won! Visit prize-desk.example to claim.',
    },
    then: [rejects('38.3d', 'astrid', ['linked_to_abuse'], 'Domain and device of a ring that we know.')],
  },
  {
    business: 'pampa-agro',
    filed: '30.4d',
    ticket: {
      use: 'Alertas de helada y de riego. El reclamo vino de un número que cambió de dueño.',
      services: ['sms'],
      countries: ['AR', 'UY'],
      units: 12_000,
      spend: [70_000, 'USD'],
      sample: 'Pampa Agro: helada esta noche, -2 °C entre las 4 y las 7.',
    },
    then: [],
  },
  {
    business: 'pampa-agro',
    filed: '27d',
    ticket: {
      use: 'Alertas de helada y de riego para 4.000 productores que las pidieron por escrito. El reclamo vino de un número que cambió de dueño; adjuntamos la baja.',
      services: ['sms'],
      countries: ['AR', 'UY'],
      units: 12_000,
      spend: [70_000, 'USD'],
      sample: 'Pampa Agro: helada esta noche, -2 °C entre las 4 y las 7. Baja: responda BAJA.',
      evidence: [{ kind: 'press_mention', url: 'https://campo.example/alertas-de-helada' }],
    },
    then: [
      escalates(
        '24.9d',
        'ngozi',
        'One complaint about a recycled number; the rest is clean. Should be overridden.',
      ),
      approves(
        '23.2d',
        'astrid',
        'Override: the carrier confirmed that the number had changed hands. Opt-out added.',
      ),
    ],
  },
  {
    business: 'turbo-kredit',
    filed: '26.3d',
    ticket: {
      use: 'Oferty pożyczek dla klientów z naszej bazy.',
      services: ['sms', 'voice'],
      countries: ['PL'],
      units: 900_000,
      spend: [3_000_000, 'PLN'],
      sample: 'Pozyczka bez BIK w 15 minut! turbo-kredyt.example',
    },
    then: [],
  },
  {
    business: 'atlas-livraison',
    filed: '20.6d',
    ticket: {
      use: 'Suivi de livraison. Certificat à suivre.',
      services: ['sms'],
      countries: ['MA', 'FR', 'ES', 'BE', 'NL', 'DE', 'IT'],
      units: 400_000,
      spend: [1_500_000, 'EUR'],
      sample: 'Atlas: votre colis arrive.',
    },
    then: [
      asks(
        '18.9d',
        'ngozi',
        'Please attach the certificate, and explain why the volume is twenty times that of your first request.',
        ['evidence', 'unitsPerMonth', 'countries'],
      ),
      answers('16.8d', 'The certificate is at the notary. The volume is our plan for next year.'),
      rejects(
        '15.7d',
        'ngozi',
        ['details_insufficient', 'high_risk_traffic'],
        'Still no certificate; seven countries without a reason.',
      ),
    ],
  },
];
