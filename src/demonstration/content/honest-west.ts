import { business, type Business } from '../story/business.js';

/** Ordinary customers of Europe and the Americas: nothing speaks against them. */
export const HONEST_WEST: readonly Business[] = [
  business('88d', 'fjordvarsel', 'NO', 'Fjordvarsel AS', 'ingrid.solberg@fjordvarsel.example', {
    phone: '+47 22 12 34 51',
    useCase: 'Ferry delays and departures to passengers who asked for them.',
    registrationNumber: '999 000 111',
  }),
  business(
    '85.4d',
    'marche-connecte',
    'FR',
    'Le Petit Marché Connecté SARL',
    'contact@marche-connecte.example',
    {
      phone: '+33 1 99 00 14 02',
      useCase: 'Confirmation de commande et avis de retrait pour nos paniers de légumes.',
    },
  ),
  business('83d', 'prenota-tavola', 'IT', 'Prenota Tavola S.r.l.', 'giulia.ferri@prenota-tavola.example', {
    phone: '+39 06 6982 0101',
    useCase: 'Promemoria delle prenotazioni dei ristoranti.',
    services: ['sms', 'voice'],
  }),
  business(
    '79.2d',
    'zielona-paczka',
    'PL',
    'Zielona Paczka Sp. z o.o.',
    'marta.wojcik@zielona-paczka.example',
    {
      phone: '+48 512 345 601',
      useCase: 'Powiadomienia o przesyłkach dla odbiorców sklepów internetowych.',
    },
  ),
  business('76d', 'kyiv-express', 'UA', 'ТОВ «Київ Експрес Таксі»', 'oksana@kyiv-express.example', {
    phone: '+380 50 123 45 61',
    useCase: 'Повідомлення про подачу авто та код водія.',
    services: ['sms', 'voice'],
  }),
  business('72.6d', 'aegean-clinic', 'GR', 'Κλινική Αιγαίο Α.Ε.', 'grammateia@aegean-clinic.example', {
    phone: '+30 691 234 5671',
    useCase: 'Υπενθυμίσεις ραντεβού στους ασθενείς μας.',
  }),
  business('66d', 'escola-perto', 'PT', 'Escola Mais Perto, Lda.', 'direcao@escola-perto.example', {
    phone: '+351 912 345 671',
    useCase: 'Avisos aos encarregados de educação sobre aulas e transportes.',
  }),
  business('61.3d', 'paws-hooves', 'IE', 'Paws & Hooves Vets Ltd', 'reception@paws-hooves.example', {
    phone: '+353 85 012 3451',
    useCase: 'Vaccination reminders for the pets of our own clients.',
  }),
  business('57d', 'fietskoerier', 'NL', 'Fietskoerier Utrecht B.V.', 'planning@fietskoerier.example', {
    phone: '+31 6 1234 5671',
    useCase: 'Bezorgberichten met een tijdvak van een uur.',
    registrationNumber: '00012345',
  }),
  business('52.5d', 'sunrise-clinics', 'US', 'Sunrise Family Clinics LLC', 'office@sunrise-clinics.example', {
    phone: '+1 212 555 0143',
    useCase: 'Appointment reminders and test result notices (no results in the text).',
    services: ['sms', 'voice'],
  }),
  business('47d', 'maple-tutors', 'CA', 'Maple Street Tutoring Inc.', 'hello@maple-tutors.example', {
    phone: '+1 416 555 0117',
    useCase: 'Lesson changes to parents.',
  }),
  business('43.1d', 'entregas-ya', 'MX', 'Entregas Ya S.A. de C.V.', 'operaciones@entregas-ya.example', {
    phone: '+52 222 123 4561',
    useCase: 'Código de entrega y aviso de llegada del repartidor.',
  }),
  business('38d', 'pampa-agro', 'AR', 'Pampa Agro Alertas S.R.L.', 'soporte@pampa-agro.example', {
    phone: '+54 9 11 2345 6781',
    useCase: 'Alertas de helada y de riego para productores que las pidieron.',
  }),
  business('33.7d', 'vida-boa', 'BR', 'Farmácia Vida Boa Ltda.', 'contato@vida-boa.example', {
    phone: '+55 11 96123 4571',
    useCase: 'Aviso de receita pronta para retirada.',
  }),
  business('21d', 'vardguiden', 'SE', 'Vårdguiden Nord AB', 'drift@vardguiden-nord.example', {
    phone: '+46 8 465 004 12',
    useCase: 'Engångskoder för inloggning i patientportalen.',
    services: ['sms', 'voice'],
  }),
  business('9.4d', 'rychla-zasilka', 'CZ', 'Rychlá Zásilka s.r.o.', 'info@rychla-zasilka.example', {
    phone: '+420 601 123 461',
    useCase: 'Oznámení o doručení zásilky.',
  }),
  business('3h', 'harbour-strata', 'AU', 'Harbour Strata Notices Pty Ltd', 'admin@harbour-strata.example', {
    phone: '+61 2 5550 1234',
    useCase: 'Notices to owners about lifts, water and fire drills.',
  }),
];
