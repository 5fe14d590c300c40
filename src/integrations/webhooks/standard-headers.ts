import { Webhook } from 'standardwebhooks';
import { SECOND } from '../../kernel/clock.js';

/**
 * The headers of Standard Webhooks: what it is (the same id when it is sent again), when it was sent, and the signature of both and the
 * body. `secret`: `whsec_` and base64.
 */
export function standardHeaders(secret: string, id: string, body: string): Readonly<Record<string, string>> {
  // Receivers compare it with their own clocks, so it is the machine's time, not the program's.
  const sentAt = new Date();
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / SECOND)),
    'webhook-signature': new Webhook(secret).sign(id, sentAt, body),
  };
}
