import { Module } from '@nestjs/common';
import { EvidenceModule } from '../../cases/evidence/evidence.module.js';
import { CONFIG } from '../../config/config.js';
import { MailRoom } from '../../integrations/inbound-mail/mail-room.js';
import { openReplyAddresses, REPLY_ADDRESSES } from '../../integrations/inbound-mail/open-reply-addresses.js';
import { OutboundPermissionsModule } from '../../outbound-permissions/outbound-permissions.module.js';
import { PhoneCodesModule } from '../../outbound-permissions/phone-codes/phone-codes.module.js';
import { ReassessmentsModule } from '../../reassessments/reassessments.module.js';
import { AskByMail } from './ask-by-mail.js';
import { AttachWaitingFiles } from './attach-waiting-files.js';
import { ConfirmMailController } from './confirm-mail.controller.js';
import { ConfirmMail } from './confirm-mail.js';
import { EnterMail } from './enter-mail.js';
import { InboundHookController } from './inbound-hook.controller.js';
import { InboundMailDueTasks } from './inbound-mail-due-tasks.js';
import { InboundMailGuard } from './inbound-mail.guard.js';
import { InboundSmtp } from './inbound-smtp.js';
import { JoinMail } from './join-mail.js';
import { JoinReply } from './join-reply.js';
import { JudgeMail } from './judge-mail.js';
import { MailFiles } from './mail-files.js';
import { RawMails } from './raw-mails.js';
import { ReceiveMail } from './receive-mail.js';
import { SettleMail } from './settle-mail.js';
import { WriteWords } from './write-words.js';

/** T4: requests and words by mail, as it comes in by SMTP or from a mail provider. */
@Module({
  imports: [EvidenceModule, ReassessmentsModule, OutboundPermissionsModule, PhoneCodesModule],
  controllers: [InboundHookController, ConfirmMailController],
  providers: [
    { provide: MailRoom, useFactory: () => new MailRoom() },
    { provide: REPLY_ADDRESSES, useFactory: openReplyAddresses, inject: [CONFIG] },
    ReceiveMail,
    JudgeMail,
    EnterMail,
    RawMails,
    MailFiles,
    WriteWords,
    SettleMail,
    JoinMail,
    JoinReply,
    AskByMail,
    ConfirmMail,
    AttachWaitingFiles,
    InboundMailDueTasks,
    InboundMailGuard,
    InboundSmtp,
  ],
  exports: [InboundSmtp],
})
export class InboundMailModule {}
