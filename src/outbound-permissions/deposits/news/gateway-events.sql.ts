import type { Statement } from '../../../database/statement.js';
import type { GatewayEvent } from '../../../integrations/payments/payment-gateway.js';

/** Gives one row, or none when this event was taken in before; waits for whoever is taking it in right now. */
export function enterEvent(id: string, gateway: string, event: GatewayEvent, at: Date): Statement {
  return {
    name: 'enter-gateway-event',
    text: `INSERT INTO gateway_events (id, gateway, event_id, kind, payment, amount, currency, received_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (gateway, event_id) DO NOTHING RETURNING id`,
    values: [
      ...[id, gateway, event.id, event.kind ?? 'unknown', event.payment ?? event.reference],
      ...[event.amount, event.currency, at],
    ],
  };
}

/** Whether the event was taken in before: the cheap question, before a transaction is opened. */
export function isEventKnown(gateway: string, eventId: string): Statement {
  return {
    name: 'is-gateway-event-known',
    text: `SELECT 1 AS known FROM gateway_events e WHERE e.gateway = $1 AND e.event_id = $2`,
    values: [gateway, eventId],
  };
}
