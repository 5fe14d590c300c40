import { Module } from '@nestjs/common';
import { NumbersModule } from '../accounts/numbers/numbers.module.js';
import { EvidenceModule } from '../cases/evidence/evidence.module.js';
import { OpenSnapshot } from './open-snapshot.js';
import { SnapshotsController } from './snapshots.controller.js';
import { TollFreeCaseHandler } from './toll-free.case-handler.js';
import { TollFreePanel } from './toll-free.panel.js';

/** What the spine needs of toll-free verifications; apart from the commands, which need the spine. And the pages it kept. */
@Module({
  imports: [NumbersModule, EvidenceModule],
  controllers: [SnapshotsController],
  providers: [TollFreeCaseHandler, TollFreePanel, OpenSnapshot],
  exports: [TollFreeCaseHandler],
})
export class TollFreeHandlersModule {}
