import { median } from './load.js';
import { startBenchDatabase, startGatehouse } from './servers.js';

/** From spawn to the first answer with a database that is there, and what the process holds then. */
export async function benchBoot(): Promise<void> {
  const database = await startBenchDatabase();
  try {
    const boots: number[] = [];
    let resident = 0;
    for (let run = 0; run < 5; run++) {
      const server = await startGatehouse(database);
      boots.push(server.bootMs);
      resident = server.residentMiB();
      await server.stop();
    }
    process.stdout.write(
      `boot to the first answer: median ${Math.round(median(boots))} ms of ${boots.length}; resident ${resident} MiB\n`,
    );
  } finally {
    await database.stop();
  }
}
