import { pino } from 'pino';
import { openDatabase } from './database/open-database.js';
import { assertMailPortIsFree, assertPortIsFree } from './port-is-free.js';
import { runProgram } from './program-life.js';

/** Starts the web server (and the worker beside it, unless told otherwise), and stops it in order on SIGINT or SIGTERM. */
export function start(env: NodeJS.ProcessEnv): Promise<void> {
  return runProgram(env, async (config, begun) => {
    await assertPortIsFree(config);
    await assertMailPortIsFree(config);
    const log = pino({ level: config.logLevel });
    // Loading the program takes longer than starting the database, so both happen at the same time.
    const loading = import('./serve.js');
    loading.catch(() => undefined); // told below, once the database can be stopped
    const database = await openDatabase(config, (line) => log.debug(line));
    begun.add(() => database.stop());
    const { serve } = await loading;
    await serve({ config, log, database, begun });
  });
}
