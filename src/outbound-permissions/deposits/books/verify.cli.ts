import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { readConfig } from '../../../config/config.js';
import { dataSourceOptions } from '../../../database/data-source.js';
import { Database } from '../../../database/database.js';
import { reachDatabase } from '../../../database/reach-database.js';
import { CheckBooks, type BooksVerdict } from './check-books.js';

/** `npm run deposits:verify`: proves the books of deposits. Ends with 0 when they add up, 1 when not, 2 when they could not be read. */
async function main(): Promise<number> {
  const config = readConfig(process.env);
  const { url, stop } = await reachDatabase(config, config.databaseUrl);
  const dataSource = await new DataSource(dataSourceOptions(url, 2)).initialize();
  try {
    return tell(await new CheckBooks(new Database(dataSource)).run());
  } finally {
    await dataSource.destroy();
    await stop();
  }
}

function tell(verdict: BooksVerdict): number {
  if (verdict.ok) {
    const { deposits, transfers } = verdict;
    process.stdout.write(
      `The books of deposits add up: ${deposits} deposits, ${transfers} transfers, sum zero.\n`,
    );
    return 0;
  }
  process.stdout.write('The books of deposits DO NOT ADD UP:\n');
  for (const { which, text } of verdict.flaws) process.stdout.write(`${which}: ${text}\n`);
  return 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(
    `The books of deposits could not be verified: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 2;
}
