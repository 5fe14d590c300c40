import { Module } from '@nestjs/common';
import { NumbersModule } from '../accounts/numbers/numbers.module.js';
import { TollFreeCaseHandler } from './toll-free.case-handler.js';
import { TollFreePanel } from './toll-free.panel.js';

/** What the spine needs of toll-free verifications; apart from the commands, which need the spine. */
@Module({
  imports: [NumbersModule],
  providers: [TollFreeCaseHandler, TollFreePanel],
  exports: [TollFreeCaseHandler],
})
export class TollFreeHandlersModule {}
