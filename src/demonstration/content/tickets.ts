import type { TicketPlot } from '../story/plots.js';
import { APPROVED_TICKETS } from './tickets-approved.js';
import { OPEN_TICKETS } from './tickets-open.js';
import { REJECTED_TICKETS } from './tickets-rejected.js';
import { TICKETS_SET_ASIDE } from './tickets-set-aside.js';

/** Every reassessment ticket of the stories. */
export const TICKETS: readonly TicketPlot[] = [
  ...APPROVED_TICKETS,
  ...REJECTED_TICKETS,
  ...TICKETS_SET_ASIDE,
  ...OPEN_TICKETS,
];
