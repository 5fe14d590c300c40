import { Global, Module } from '@nestjs/common';
import { Database } from './database.js';
import { DueTasks } from './due-tasks.js';
import { UnitOfWork } from './unit-of-work.js';

@Global()
@Module({ providers: [Database, UnitOfWork, DueTasks], exports: [Database, UnitOfWork, DueTasks] })
export class DatabaseModule {}
