import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { ViewEngine } from '../../http/views/view-engine.js';
import { DAY } from '../../kernel/clock.js';
import { DevInbox } from '../../notifications/dev-inbox.js';
import { markDelivered, type ClaimedMessage } from '../../notifications/outbox/outbox.sql.js';
import { renderEmail } from '../../notifications/render-email.js';

interface KeptMessage extends ClaimedMessage {
  readonly createdAt: Date;
}

/** As long as the development inbox keeps what it has. */
const SHOWN_FOR = 30 * DAY;

/**
 * Delivers the e-mails of the demonstration: into the development inbox, at the time at which they would have been sent. They
 * never leave the machine, whatever sender is set up.
 */
@Injectable()
export class KeepMail {
  constructor(
    private readonly database: Database,
    private readonly views: ViewEngine,
    private readonly inbox: DevInbox,
  ) {}

  async all(addresses: readonly string[], now: Date): Promise<void> {
    const pending = await this.database.query<KeptMessage>({
      name: 'pending-demonstration-mail',
      text: `SELECT m.id, m.channel, m.template, m.recipient, m.payload, m.created_at AS "createdAt"
             FROM outbox_messages m WHERE m.status = 'pending' AND lower(m.recipient) = ANY ($1)`,
      values: [addresses],
    });
    await Promise.all(pending.map((message) => this.deliver(message, now)));
    await this.database.query({
      name: 'end-demonstration-jobs',
      text: `DELETE FROM graphile_worker._private_jobs WHERE payload ->> 'id' = ANY ($1)`,
      values: [pending.map(({ id }) => id)],
    });
  }

  private async deliver(message: KeptMessage, now: Date): Promise<void> {
    const { id, recipient: to, createdAt: sentAt } = message;
    if (message.channel === 'email' && now.getTime() - sentAt.getTime() < SHOWN_FOR) {
      const email = renderEmail(this.views, message, sentAt);
      await this.inbox.keep({ channel: 'email', to, ...email, sentAt, messageId: `<${id}@demonstration>` });
    }
    await this.database.query(markDelivered(id, sentAt));
  }
}
