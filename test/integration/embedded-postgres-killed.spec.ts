import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import ts from 'typescript';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '../../src/database/embedded/embedded-postgres.js';
import { readRecord } from '../../src/database/embedded/cluster-record.js';
import { livePostmaster } from '../../src/database/embedded/postmaster.js';

/** A program that starts the database, says where it is, and stops it when it is interrupted. */
const PROGRAM = `
import { startEmbeddedPostgres } from './database/embedded/embedded-postgres.js';
const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2], fsync: false });
process.once('SIGINT', () => postgres.stop().then(() => process.exit(0)));
setInterval(() => undefined, 1000);
console.log(JSON.stringify({ ownerUrl: postgres.ownerUrl, adopted: postgres.adopted }));
`;

/** Every file of a folder of the program as a program of its own can run it. */
function transpile(sources: string, built: string): void {
  mkdirSync(built, { recursive: true });
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
  for (const name of readdirSync(sources).filter((file) => file.endsWith('.ts'))) {
    const { outputText } = ts.transpileModule(readFileSync(join(sources, name), 'utf8'), { compilerOptions });
    writeFileSync(join(built, name.replace(/\.ts$/, '.js')), outputText);
  }
}

describe('the embedded Postgres under programs that end badly', () => {
  const built = mkdtempSync(join(tmpdir(), 'gatehouse-built-'));
  let dataDir = '';
  const running: ChildProcess[] = [];

  beforeAll(() => {
    for (const folder of ['database/embedded', 'config'])
      transpile(resolve('src', folder), join(built, folder));
    writeFileSync(join(built, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(built, 'program.js'), PROGRAM);
    symlinkSync(resolve('node_modules'), join(built, 'node_modules'));
  });

  beforeEach(() => {
    dataDir = join(mkdtempSync(join(tmpdir(), 'gatehouse-killed-')), 'data');
  });

  afterEach(async () => {
    for (const program of running.splice(0)) await end(program, 'SIGKILL');
    const last = await startEmbeddedPostgres({ dataDir, fsync: false });
    await last.stop();
    rmSync(resolve(dataDir, '..'), { recursive: true, force: true });
  });

  afterAll(() => rmSync(built, { recursive: true, force: true }));

  async function startProgram(): Promise<{ program: ChildProcess; ownerUrl: string; adopted: boolean }> {
    const program = spawn(process.execPath, [join(built, 'program.js'), dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    running.push(program);
    for await (const line of createInterface({ input: program.stdout })) {
      const said: unknown = JSON.parse(line);
      if (typeof said !== 'object' || said === null || !('ownerUrl' in said) || !('adopted' in said)) break;
      return { program, ownerUrl: String(said.ownerUrl), adopted: said.adopted === true };
    }
    throw new Error('the program ended before its database was there');
  }

  function serverPid(): number | undefined {
    const record = readRecord(dataDir);
    return record === undefined ? undefined : livePostmaster(record.cluster)?.pid;
  }

  it('keeps running when its program is killed, and the next start adopts it with all its rows', async () => {
    const first = await startProgram();
    await run(first.ownerUrl, `CREATE TABLE note (line text); INSERT INTO note VALUES ('kept')`);
    const pid = serverPid();
    await end(first.program, 'SIGKILL');
    expect(pid).toBeDefined();
    expect(serverPid()).toBe(pid);

    const second = await startProgram();

    expect(second.adopted).toBe(true);
    expect(serverPid()).toBe(pid);
    expect(await run(second.ownerUrl, 'TABLE note')).toBe(1);
    await end(second.program, 'SIGINT');
    expect(serverPid()).toBeUndefined();
  });

  it('outlives a Ctrl-C until its program has stopped it', async () => {
    const { program } = await startProgram();
    const pid = serverPid();

    program.kill('SIGSTOP'); // so that the program itself cannot act yet
    process.kill(-(program.pid ?? 0), 'SIGINT'); // to the whole group, as a terminal does
    await new Promise((later) => setTimeout(later, 150));
    expect(serverPid()).toBe(pid);
    program.kill('SIGCONT');
    await once(program, 'exit');

    expect(program.exitCode).toBe(0);
    expect(serverPid()).toBeUndefined();
  });

  it('is made once when three programs start at the same moment, and stops with the last of them', async () => {
    const three = await Promise.all([startProgram(), startProgram(), startProgram()]);
    expect(new Set(three.map(({ ownerUrl }) => ownerUrl)).size).toBe(1);
    expect(three.map(({ adopted }) => adopted).sort()).toEqual([false, true, true]);
    const pid = serverPid();
    const [first, second, third] = three;

    await end(first?.program, 'SIGINT');
    await end(second?.program, 'SIGKILL');
    expect(serverPid()).toBe(pid);
    await end(third?.program, 'SIGINT');

    expect(serverPid()).toBeUndefined();
  });

  it('begins again when a start died before the database was there', async () => {
    mkdirSync(join(dataDir, 'postgres.new'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres.new', 'PG_VERSION'), '18\n');
    const passwords = { superuser: 'a', owner: 'b', app: 'c' };
    const record = { cluster: 'postgres', port: 0, passwords, furnished: false };
    writeFileSync(join(dataDir, 'postgres.json'), JSON.stringify(record));

    const { ownerUrl } = await startProgram();

    expect(await run(ownerUrl, 'SELECT 1')).toBe(1);
  });
});

async function end(program: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (program === undefined || program.exitCode !== null || program.signalCode !== null) return;
  program.kill(signal);
  await once(program, 'exit');
}

/** Runs SQL and gives the number of rows. */
async function run(connectionString: string, sql: string): Promise<number> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
