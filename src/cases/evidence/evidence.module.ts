import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { openFileStorage } from '../../integrations/storage/open-storage.js';
import { FileStorage } from '../../integrations/storage/storage.js';
import { EvidenceController } from './evidence.controller.js';
import { EvidencePagesController } from './evidence-pages.controller.js';
import { OpenEvidence } from './open-evidence.js';
import { PortalEvidenceController } from './portal-evidence.controller.js';
import { StoreEvidence } from './store-evidence.js';
import { UnattachedFiles } from './unattached-files.js';
import { UploadGuard } from './upload.guard.js';

/** Evidence: taken in, looked into, kept, shown and removed. */
@Module({
  controllers: [EvidenceController, EvidencePagesController, PortalEvidenceController],
  providers: [
    {
      provide: FileStorage,
      useFactory: (config: Config) => openFileStorage(config.storage, join(config.dataDir, 'files')),
      inject: [CONFIG],
    },
    StoreEvidence,
    OpenEvidence,
    UnattachedFiles,
    UploadGuard,
  ],
  exports: [StoreEvidence, UnattachedFiles, FileStorage],
})
export class EvidenceModule {}
