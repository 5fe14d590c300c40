import { toSid } from '../kernel/ids.js';
import type { ReassessmentView } from './reassessment.views.js';
import type { Reassessment } from './reassessment.entity.js';

/** A ticket as its customer may see it: the same keys in the same order whatever became of it, and never a code, a note, a score or a signal (P32). */
export function presentReassessment(ticket: Reassessment): ReassessmentView {
  return {
    sid: toSid('reassessment', ticket.id),
    account: toSid('account', ticket.accountId),
    status: ticket.status,
    round: ticket.round,
    final: ticket.final,
    companyName: ticket.companyName,
    companyWebsite: ticket.companyWebsite,
    useCase: ticket.useCase,
    services: ticket.services,
    countries: ticket.countries,
    unitsPerMonth: ticket.unitsPerMonth,
    spendPerMonth: { amount: ticket.spendAmount, currency: ticket.spendCurrency },
    sampleMessage: ticket.sampleMessage,
    aimBy: ticket.aimBy.toISOString(),
    dueBy: ticket.dueBy.toISOString(),
    filedAt: ticket.filedAt.toISOString(),
    decidedAt: ticket.decidedAt?.toISOString() ?? null,
    version: ticket.version,
  };
}
