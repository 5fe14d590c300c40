import { Global, Module } from '@nestjs/common';
import { ClockOffset } from './clock-offset.js';
import { Database } from './database.js';
import { DueTasks } from './due-tasks.js';
import { SharedReads } from './shared-reads.js';
import { UnitOfWork } from './unit-of-work.js';

const PARTS = [Database, SharedReads, UnitOfWork, DueTasks, ClockOffset];

@Global()
@Module({ providers: PARTS, exports: PARTS })
export class DatabaseModule {}
