import { Module } from '@nestjs/common';
import { DeliverMessage } from './deliver-message.js';
import { DeliveryJobs } from './delivery-jobs.js';
import { DevInbox } from './dev-inbox.js';
import { DueWork } from './due-work.js';
import { SendMessage } from './send-message.js';
import { SENDERS } from './senders.js';
import { TidyUp } from './tidy-up.js';
import { Worker } from './worker.js';

/** Drains the outbox, and runs whatever happens without anybody asking. */
@Module({
  providers: [...SENDERS, DevInbox, SendMessage, DeliverMessage, DeliveryJobs, DueWork, TidyUp, Worker],
  exports: [DevInbox, DueWork, Worker],
})
export class NotificationsModule {}
