import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { DevInboxEntry } from '../integrations/dev-inbox/dev-inbox-entry.js';
import { newId } from '../kernel/ids.js';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
/** As many as a person would ever scroll through. */
const MOST_SHOWN = 200;

export interface KeptMessage {
  readonly id: string;
  readonly to: string;
  readonly channel: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly replyTo: string | null;
  readonly sentAt: Date;
}

const COLUMNS = `id, recipient AS "to", channel, subject, text_body AS "text", html_body AS "html", reply_to AS "replyTo", sent_at AS "sentAt"`;

/** Every e-mail, SMS and call that was "sent" while no real sender is set up, for people and tests to read. */
@Injectable()
export class DevInbox {
  constructor(private readonly database: Database) {}

  /** Kept once, however often the same message is sent. */
  async keep(entry: DevInboxEntry): Promise<void> {
    await this.database.query({
      name: 'keep-dev-inbox-message',
      text: `INSERT INTO dev_inbox_messages (id, channel, recipient, subject, text_body, html_body, sent_at, reply_to)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`,
      values: [
        UUID.exec(entry.messageId)?.[0] ?? newId(entry.sentAt),
        entry.channel,
        entry.to,
        entry.subject,
        entry.text,
        entry.html,
        entry.sentAt,
        entry.replyTo ?? null,
      ],
    });
  }

  /** Newest first; `to` narrows it to one address or number. */
  list(to: string | null): Promise<KeptMessage[]> {
    return this.database.query<KeptMessage>({
      name: to === null ? 'list-dev-inbox' : 'list-dev-inbox-of',
      text: `SELECT ${COLUMNS} FROM dev_inbox_messages ${to === null ? '' : 'WHERE lower(recipient) = lower($2)'}
             ORDER BY sent_at DESC, id DESC LIMIT $1`,
      values: to === null ? [MOST_SHOWN] : [MOST_SHOWN, to],
    });
  }

  find(id: string): Promise<KeptMessage | null> {
    return this.database.find<KeptMessage>({
      name: 'find-dev-inbox-message',
      text: `SELECT ${COLUMNS} FROM dev_inbox_messages WHERE id = $1`,
      values: [id],
    });
  }
}
