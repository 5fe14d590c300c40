import type { OnModuleDestroy } from '@nestjs/common';
import type { Database } from '../database/database.js';
import { MailSender, type Mail } from '../integrations/mail/mail-sender.js';

/** The setting that lists, in small letters, the addresses that belong to nobody: those of a demonstration. */
const NAME = 'mail_kept_in_inbox';

/** Sends mail out, but for addresses that are known to belong to nobody: their mail stays in the development inbox. */
export class MailKeptInInbox extends MailSender implements OnModuleDestroy {
  constructor(
    private readonly database: Database,
    private readonly outside: MailSender & OnModuleDestroy,
    private readonly inbox: MailSender,
  ) {
    super();
  }

  override async send(mail: Mail): Promise<void> {
    const sender = (await this.isKept(mail.to)) ? this.inbox : this.outside;
    await sender.send(mail);
  }

  onModuleDestroy(): unknown {
    return this.outside.onModuleDestroy();
  }

  private async isKept(address: string): Promise<boolean> {
    const row = await this.database.find({
      name: 'is-mail-kept-in-inbox',
      text: `SELECT 1 FROM settings WHERE name = '${NAME}' AND value ? lower($1)`,
      values: [address],
    });
    return row !== null;
  }
}
