import type { Clock } from '../../kernel/clock.js';
import type { KeepDevInboxEntry } from '../dev-inbox/dev-inbox-entry.js';
import { assertSendable, SmsSender, type Sms } from './sms-sender.js';

/** Keeps SMS in the development inbox instead of sending them; refuses what a real sender would refuse. */
export class DevInboxSmsSender extends SmsSender {
  constructor(
    private readonly keep: KeepDevInboxEntry,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async send(sms: Sms): Promise<void> {
    assertSendable(sms);
    const { to, text, messageId } = sms;
    await this.keep({ channel: 'sms', to, subject: '', text, html: '', messageId, sentAt: this.clock.now() });
  }
}
