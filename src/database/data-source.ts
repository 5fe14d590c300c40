import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';

// bigint columns are counts and money in minor units, far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** What TypeORM needs to connect. `poolSize` is per process. */
export function dataSourceOptions(
  url: string,
  poolSize: number,
  entities: (new () => object)[] = [],
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    synchronize: false,
    poolSize,
    extra: { pipeline: true, application_name: 'gatehouse' },
  };
}
