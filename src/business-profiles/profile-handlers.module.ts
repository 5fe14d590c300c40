import { Module } from '@nestjs/common';
import { BusinessProfileCaseHandler } from './business-profile.case-handler.js';
import { BusinessProfilePanel } from './business-profile.panel.js';

/** What the spine needs of business profiles; apart from the commands, which need the spine. */
@Module({
  providers: [BusinessProfileCaseHandler, BusinessProfilePanel],
  exports: [BusinessProfileCaseHandler],
})
export class ProfileHandlersModule {}
