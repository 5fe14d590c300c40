import type { Provider } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { DevInboxMailSender } from '../integrations/mail/dev-inbox-mail-sender.js';
import { MailSender } from '../integrations/mail/mail-sender.js';
import { DevInboxSmsSender } from '../integrations/sms/dev-inbox-sms-sender.js';
import { SmsSender } from '../integrations/sms/sms-sender.js';
import { DevInboxVoiceCaller } from '../integrations/voice/dev-inbox-voice-caller.js';
import { VoiceCaller } from '../integrations/voice/voice-caller.js';
import { FilteredWebhookSender } from '../integrations/webhooks/filtered-webhook-sender.js';
import { WebhookSender } from '../integrations/webhooks/webhook-sender.js';
import { Clock } from '../kernel/clock.js';
import { DevInbox } from './dev-inbox.js';
import { MailKeptInInbox } from './mail-kept-in-inbox.js';

/** By what messages leave: SMTP and Twilio where they are set, else the development inbox. No server is asked before there is a message for it. */
export const SENDERS: readonly Provider[] = [
  {
    provide: MailSender,
    useFactory: async (config: Config, inbox: DevInbox, clock: Clock, database: Database) => {
      const inside = new DevInboxMailSender((entry) => inbox.keep(entry), clock);
      if (config.smtpUrl === null) return inside;
      const { SmtpMailSender } = await import('../integrations/mail/smtp-mail-sender.js');
      const outside = new SmtpMailSender({ url: config.smtpUrl, from: config.mailFrom });
      return new MailKeptInInbox(database, outside, inside);
    },
    inject: [CONFIG, DevInbox, Clock, Database],
  },
  {
    provide: SmsSender,
    useFactory: async ({ phone }: Config, inbox: DevInbox, clock: Clock) => {
      if (phone.twilio === null) return new DevInboxSmsSender((entry) => inbox.keep(entry), clock);
      const { TwilioSmsSender } = await import('../integrations/sms/twilio-sms-sender.js');
      return new TwilioSmsSender(phone.twilio);
    },
    inject: [CONFIG, DevInbox, Clock],
  },
  {
    provide: VoiceCaller,
    useFactory: async ({ phone }: Config, inbox: DevInbox, clock: Clock) => {
      if (phone.twilio === null) return new DevInboxVoiceCaller((entry) => inbox.keep(entry), clock);
      const { TwilioVoiceCaller } = await import('../integrations/voice/twilio-voice-caller.js');
      return new TwilioVoiceCaller(phone.twilio);
    },
    inject: [CONFIG, DevInbox, Clock],
  },
  {
    provide: WebhookSender,
    useFactory: (config: Config) => new FilteredWebhookSender(config.webhooks),
    inject: [CONFIG],
  },
];
