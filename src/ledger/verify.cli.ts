import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { readConfig, type Config } from '../config/config.js';
import { ClockOffset } from '../database/clock-offset.js';
import { dataSourceOptions } from '../database/data-source.js';
import { Database } from '../database/database.js';
import { reachDatabase } from '../database/reach-database.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { SystemClock } from '../kernel/clock.js';
import { SealAudit } from './seal-audit.js';
import { openAuditKey } from './seals/audit-key.js';
import { OutsideCopy } from './seals/outside-copy.js';
import { VerifyAudit, type Verification } from './verify-audit.js';

/** `npm run audit:verify`: walks the whole audit trail. Ends with 0 when it is sound, 1 when it is not, 2 when it could not be read. */
async function main(): Promise<number> {
  const config = readConfig(process.env);
  const { url, stop } = await reachDatabase(config, config.auditDatabaseUrl ?? config.databaseUrl);
  const dataSource = await new DataSource(dataSourceOptions(url, 2)).initialize();
  try {
    const begun = performance.now();
    const verification = await verifyOn(dataSource, config);
    const seconds = (performance.now() - begun) / 1000;
    return tell(verification, seconds);
  } finally {
    await dataSource.destroy();
    await stop();
  }
}

async function verifyOn(dataSource: DataSource, config: Config): Promise<Verification> {
  const database = new Database(dataSource);
  const clock = new SystemClock();
  await new ClockOffset(database, clock).load();
  const key = openAuditKey(config);
  const outside = new OutsideCopy(config.dataDir);
  const sealAudit = new SealAudit(database, new UnitOfWork(database), clock, key, outside);
  const [rights] = await database.list<{ may_seal: boolean }>(
    `SELECT has_table_privilege('audit_seals', 'INSERT') AS may_seal`,
    [],
  );
  return new VerifyAudit(database, sealAudit, key, outside).run({ seal: rights?.may_seal === true });
}

function tell(verification: Verification, seconds: number): number {
  if (verification.ok) {
    const { count, seals, unsealed, head } = verification;
    process.stdout.write(
      `The audit trail is sound: ${count} events, ${seals} seals, ${unsealed} events not sealed yet (${seconds.toFixed(1)} s).\n` +
        `Newest seal: ${head ?? 'none'}\n`,
    );
    return 0;
  }
  const { firstBad, count } = verification;
  const where = [
    firstBad.eventId === null ? '' : `event ${firstBad.eventId}`,
    firstBad.seal === null ? '' : `seal ${firstBad.seal}`,
  ];
  process.stdout.write(
    `The audit trail is BROKEN at ${where.filter((part) => part !== '').join(' in ')} (${firstBad.what}): ${firstBad.text}\n` +
      `${count} events before it are as they were written.\n`,
  );
  return 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(
    `The audit trail could not be verified: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 2;
}
