import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { AdvanceRequest } from './advance-request.js';
import { ReadRequests } from './read-requests.js';

/** What the folders of the single steps need: what follows from a step, and the request as its customer sees it. */
@Module({
  imports: [CasesModule],
  providers: [AdvanceRequest, ReadRequests],
  exports: [AdvanceRequest, ReadRequests],
})
export class OutboundStepsModule {}
