import type { ReassessmentStatus } from '../../reassessments/reassessments.states.js';

/** One step of a request as the customer sees it; whether a reviewer has opened it yet is not his to know. */
export interface TicketStep {
  readonly label: string;
  readonly state: 'done' | 'current' | 'todo';
  readonly text?: string;
  readonly at?: Date;
}

interface SteppedTicket {
  readonly status: ReassessmentStatus;
  readonly filedAt: Date;
  readonly decidedAt: Date | null;
}

/** What is done, what is now, what comes next. `promise`: by when we answer, in words. */
export function ticketSteps(ticket: SteppedTicket, promise: string): readonly TicketStep[] {
  const filed: TicketStep = { label: 'You filed it', state: 'done', at: ticket.filedAt };
  const ended = ticket.decidedAt === null ? {} : { at: ticket.decidedAt };
  return [filed, ...LATER[ticket.status](promise, ended)];
}

type Later = (promise: string, ended: { readonly at?: Date }) => readonly TicketStep[];

const decided: Later = (_promise, ended) => [
  { label: 'We looked at it', state: 'done' },
  { label: 'We answered', state: 'done', ...ended },
];

const LATER: Readonly<Record<ReassessmentStatus, Later>> = {
  open: (promise) => [
    { label: 'We are looking at it', state: 'current', text: promise },
    { label: 'We answer', state: 'todo' },
  ],
  awaiting_customer: () => [
    {
      label: 'You answer our question',
      state: 'current',
      text: 'The days until our answer stand still until you reply.',
    },
    { label: 'We look at it', state: 'todo' },
    { label: 'We answer', state: 'todo' },
  ],
  approved: decided,
  rejected: decided,
  withdrawn: (_promise, ended) => [{ label: 'It was taken back', state: 'done', ...ended }],
};
