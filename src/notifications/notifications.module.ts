import { Module } from '@nestjs/common';
import { CONFIG } from '../config/config.js';
import { openReplyAddresses, REPLY_ADDRESSES } from '../integrations/inbound-mail/open-reply-addresses.js';
import { DeliverMessage } from './deliver-message.js';
import { DeliveryJobs } from './delivery-jobs.js';
import { EventStreamsModule } from './event-streams/event-streams.module.js';
import { DevInbox } from './dev-inbox.js';
import { DueWork } from './due-work.js';
import { SendEmail } from './send-email.js';
import { PhoneCodesModule } from '../outbound-permissions/phone-codes/phone-codes.module.js';
import { SendMessage } from './send-message.js';
import { SendPhoneMessage } from './send-phone-message.js';
import { SendStatusCallback } from './send-status-callback.js';
import { SendWebhook } from './send-webhook.js';
import { SENDERS } from './senders.js';
import { OutboxPagesController } from './outbox/outbox-pages.controller.js';
import { OutboxController } from './outbox/outbox.controller.js';
import { ReadOutbox } from './outbox/read-outbox.js';
import { ReplayMessage } from './outbox/replay-message.js';
import { TidyUp } from './tidy-up.js';
import { Worker } from './worker.js';

/** Drains the outbox, and runs whatever happens without anybody asking. */
@Module({
  imports: [PhoneCodesModule, EventStreamsModule],
  controllers: [OutboxController, OutboxPagesController],
  providers: [
    ...SENDERS,
    { provide: REPLY_ADDRESSES, useFactory: openReplyAddresses, inject: [CONFIG] },
    DevInbox,
    SendEmail,
    SendWebhook,
    SendStatusCallback,
    SendMessage,
    SendPhoneMessage,
    DeliverMessage,
    DeliveryJobs,
    DueWork,
    TidyUp,
    Worker,
    ReadOutbox,
    ReplayMessage,
  ],
  exports: [DevInbox, DueWork, Worker],
})
export class NotificationsModule {}
