import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { openFileStorage } from '../../integrations/storage/open-storage.js';
import { FileStorage } from '../../integrations/storage/storage.js';
import { StoreEvidence } from './store-evidence.js';
import { UnattachedFiles } from './unattached-files.js';

/** Evidence: taken in, looked into, kept, shown and removed. */
@Module({
  providers: [
    {
      provide: FileStorage,
      useFactory: (config: Config) => openFileStorage(config.storage, join(config.dataDir, 'files')),
      inject: [CONFIG],
    },
    StoreEvidence,
    UnattachedFiles,
  ],
  exports: [StoreEvidence],
})
export class EvidenceModule {}
