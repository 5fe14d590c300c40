import type { Provider } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { DevInboxMailSender } from '../integrations/mail/dev-inbox-mail-sender.js';
import { MailSender } from '../integrations/mail/mail-sender.js';
import { SmtpMailSender } from '../integrations/mail/smtp-mail-sender.js';
import { DevInboxSmsSender } from '../integrations/sms/dev-inbox-sms-sender.js';
import { SmsSender } from '../integrations/sms/sms-sender.js';
import { Clock } from '../kernel/clock.js';
import { DevInbox } from './dev-inbox.js';

/** By what messages leave: SMTP where it is set, else the development inbox. No server is asked before there is a mail for it. */
export const SENDERS: readonly Provider[] = [
  {
    provide: MailSender,
    useFactory: (config: Config, inbox: DevInbox, clock: Clock) =>
      config.smtpUrl === null
        ? new DevInboxMailSender((entry) => inbox.keep(entry), clock)
        : new SmtpMailSender({ url: config.smtpUrl, from: config.mailFrom }),
    inject: [CONFIG, DevInbox, Clock],
  },
  {
    provide: SmsSender,
    useFactory: (inbox: DevInbox, clock: Clock) => new DevInboxSmsSender((entry) => inbox.keep(entry), clock),
    inject: [DevInbox, Clock],
  },
];
