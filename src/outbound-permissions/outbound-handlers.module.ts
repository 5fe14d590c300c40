import { Module } from '@nestjs/common';
import { OutboundPermissionCaseHandler } from './outbound-permission.case-handler.js';
import { OutboundPermissionPanel } from './outbound-permission.panel.js';

/** What the spine needs of outbound permissions; apart from the commands, which need the spine. */
@Module({
  providers: [OutboundPermissionCaseHandler, OutboundPermissionPanel],
  exports: [OutboundPermissionCaseHandler],
})
export class OutboundHandlersModule {}
