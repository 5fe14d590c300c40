import type { TicketDraft } from '../../../src/reassessments/ticket-draft.js';

/** A complete ticket as somebody typed it. */
export function aTypedTicket(overrides: Partial<TicketDraft> = {}): TicketDraft {
  return {
    companyName: 'Brightline Logistics GmbH',
    companyWebsite: 'brightline.example',
    useCase: 'Order tracking for our own customers.',
    services: ['sms'],
    sampleMessage: 'Brightline: your parcel arrives today.',
    countries: ['DE'],
    unitsPerMonth: '25,000',
    amount: '1,250.50',
    currency: 'EUR',
    files: [],
    links: [],
    ...overrides,
  };
}
