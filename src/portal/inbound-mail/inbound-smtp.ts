import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { ConfigError } from '../../config/environment.js';
import { LOG, type Log } from '../../config/log.js';
import { MailRoom } from '../../integrations/inbound-mail/mail-room.js';
import { REPLY_ADDRESSES } from '../../integrations/inbound-mail/open-reply-addresses.js';
import type { ReplyAddresses } from '../../integrations/inbound-mail/reply-addresses.js';
import type { SmtpListener } from '../../integrations/inbound-mail/smtp-listener.js';
import { ReceiveMail } from './receive-mail.js';

/** Takes mail by SMTP, where `INBOUND_SMTP_PORT` says so; the web process listens, workers do not. */
@Injectable()
export class InboundSmtp implements OnModuleDestroy {
  private listener: SmtpListener | null = null;

  constructor(
    private readonly receiving: ReceiveMail,
    private readonly room: MailRoom,
    @Inject(REPLY_ADDRESSES) private readonly addresses: ReplyAddresses | null,
    @Inject(CONFIG) private readonly config: Pick<Config, 'host' | 'inboundMail'>,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Gives the port that it listens on, or null when it does not. @throws ConfigError when the port cannot be had */
  async listen(): Promise<number | null> {
    const { smtpPort } = this.config.inboundMail;
    if (smtpPort === null) return null;
    // Loaded only where mail comes in by SMTP: it takes a while.
    const { SmtpListener } = await import('../../integrations/inbound-mail/smtp-listener.js');
    const listener = new SmtpListener({
      accepts: (address) => this.addresses?.isOurs(address) === true,
      keep: async (raw, envelope) => void (await this.receiving.receive(raw, envelope, 'smtp')),
      room: this.room,
      failed: (error) => this.log.error({ err: error }, 'a mail could not be kept'),
    });
    this.listener = listener;
    return listener.listen(smtpPort, this.config.host).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new ConfigError(`INBOUND_SMTP_PORT is ${smtpPort}, where nobody can listen: ${why}`);
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.listener?.close();
  }
}
