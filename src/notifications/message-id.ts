import type { Config } from '../config/config.js';

/** The message id is the outbox id each time, so that mailboxes can tell a message that comes twice; it belongs to the sender's domain. */
export function messageIdOf(outboxId: string, { mailFrom }: Pick<Config, 'mailFrom'>): string {
  const domain = /@([\w.-]+)/.exec(mailFrom)?.[1] ?? 'gatehouse.invalid';
  return `<${outboxId}@${domain}>`;
}
