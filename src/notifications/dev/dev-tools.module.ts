import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications.module.js';
import { ComponentsController } from './components.controller.js';
import { DevClockController } from './dev-clock.controller.js';
import { DevInboxController } from './dev-inbox.controller.js';
import { MoveClock } from './move-clock.js';

/** What only development may do; without `DEV_TOOLS` none of its addresses exists. */
@Module({
  imports: [NotificationsModule],
  controllers: [DevClockController, DevInboxController, ComponentsController],
  providers: [MoveClock],
})
export class DevToolsModule {}
