import type { Clock } from '../../kernel/clock.js';
import type { KeepDevInboxEntry } from '../dev-inbox/dev-inbox-entry.js';
import { MailSender, type Mail } from './mail-sender.js';
import { assertSafeMail } from './safe-mail.js';

/** Keeps mail in the development inbox instead of sending it; refuses what the real one refuses. */
export class DevInboxMailSender extends MailSender {
  constructor(
    private readonly keep: KeepDevInboxEntry,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async send(mail: Mail): Promise<void> {
    assertSafeMail(mail);
    const { to, subject, text, html, messageId, replyTo = null } = mail;
    await this.keep({
      channel: 'email',
      to,
      subject,
      text,
      html,
      messageId,
      replyTo,
      sentAt: this.clock.now(),
    });
  }
}
