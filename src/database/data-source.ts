import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { DataSourceOptions, MixedList } from 'typeorm';

const here = dirname(fileURLToPath(import.meta.url));
const migrationsFolder = join(here, '..', '..', 'migrations');

// bigint columns are counts and money in minor units, far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** What TypeORM needs to connect. `poolSize` is per process. */
export function dataSourceOptions(
  url: string,
  poolSize: number,
  entities: MixedList<Function> = [],
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    migrations: listMigrations(),
    synchronize: false,
    migrationsTransactionMode: 'each',
    poolSize,
    extra: { pipeline: true, application_name: 'gatehouse' },
  };
}

function listMigrations(): string[] {
  return readdirSync(migrationsFolder)
    .filter((file) => /\.(js|ts)$/.test(file) && !file.endsWith('.d.ts'))
    .sort()
    .map((file) => join(migrationsFolder, file));
}
