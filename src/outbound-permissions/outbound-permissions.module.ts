import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { ChangeRequest } from './change-request.js';
import { CloseRequest } from './close-request.js';
import { CorrectRequest } from './correct-request.js';
import { FileRequest } from './file-request.js';
import { OutboundPermissionsController } from './outbound-permissions.controller.js';
import { OutboundStepsModule } from './outbound-steps.module.js';
import { PhoneCodesModule } from './phone-codes/phone-codes.module.js';
import { TalkAboutRequest } from './talk-about-request.js';

/** The customer's commands and routes of outbound permission. */
@Module({
  imports: [CasesModule, OutboundStepsModule, PhoneCodesModule],
  controllers: [OutboundPermissionsController],
  providers: [FileRequest, ChangeRequest, CorrectRequest, TalkAboutRequest, CloseRequest],
  exports: [FileRequest, ChangeRequest],
})
export class OutboundPermissionsModule {}
