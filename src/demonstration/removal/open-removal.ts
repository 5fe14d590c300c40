import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { UnattachedFiles } from '../../cases/evidence/unattached-files.js';
import type { Config } from '../../config/config.js';
import { ClockOffset } from '../../database/clock-offset.js';
import { dataSourceOptions } from '../../database/data-source.js';
import { Database } from '../../database/database.js';
import { DueTasks } from '../../database/due-tasks.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { openFileStorage } from '../../integrations/storage/open-storage.js';
import { SystemClock } from '../../kernel/clock.js';
import { Ledger } from '../../ledger/ledger.js';
import { readMark, type DemonstrationMark } from '../demonstration-mark.js';
import { RemoveDemonstration, type Occasion, type Removed } from './remove-demonstration.js';

/** A removal that is ready, on connections of its own as the owner of the tables. */
export interface OpenRemoval {
  findMark(): Promise<DemonstrationMark | null>;
  remove(mark: DemonstrationMark, occasion: Occasion): Promise<Removed>;
  close(): Promise<void>;
}

/** The program itself may not delete what is append-only, so removing connects as the owner of the tables. */
export async function openRemoval(config: Config, ownerUrl: string): Promise<OpenRemoval> {
  const dataSource = await new DataSource(dataSourceOptions(ownerUrl, 2)).initialize();
  const database = new Database(dataSource);
  const unitOfWork = new UnitOfWork(database);
  const clock = new SystemClock();
  await new ClockOffset(database, clock).load();
  const ledger = new Ledger();
  const storage = openFileStorage(config.storage, join(config.dataDir, 'files'));
  const files = new UnattachedFiles(database, unitOfWork, ledger, storage, new DueTasks());
  const removal = new RemoveDemonstration({ unitOfWork, ledger, clock, files });
  return {
    findMark: async () => (await database.find<{ value: DemonstrationMark }>(readMark()))?.value ?? null,
    remove: (mark, occasion) => removal.remove(mark, occasion),
    close: () => dataSource.destroy(),
  };
}
