import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '../../../src/database/embedded/embedded-postgres.js';
import { migrate } from '../../../src/database/migrate.js';
import { buildProgram, type BuiltProgram } from '../../support/built-program.js';
import { Trail } from './trail.js';

let program: BuiltProgram;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program.remove());

/** `npm run audit:verify`, with what it says and its exit code. */
async function verify(env: Readonly<Record<string, string>>): Promise<{ code: number; said: string }> {
  const command = spawn(process.execPath, [program.path('ledger/verify.cli')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...env },
  });
  const [out, err, [code]] = await Promise.all([
    text(command.stdout),
    text(command.stderr),
    once(command, 'exit'),
  ]);
  return { code: Number(code), said: out + err };
}

describe('npm run audit:verify beside a running program', () => {
  let trail: Trail;
  beforeAll(async () => {
    trail = await Trail.open();
    await trail.recordSealed(3);
  });
  afterAll(() => trail.close());

  it('says that the trail is sound and ends with 0', async () => {
    await trail.record();

    const { code, said } = await verify({ DATABASE_URL: trail.database.url, DATA_DIR: trail.dataDir });

    expect(said).toContain('The audit trail is sound: 4 events');
    expect(code).toBe(0);
  });

  it('works for a role that may only read', async () => {
    const role = `auditor_${Math.random().toString(36).slice(2, 10)}`;
    await trail.tamper(`CREATE ROLE ${role} LOGIN PASSWORD 'reads-only'`);
    await trail.tamper(`GRANT SELECT ON audit_events, audit_seals, settings TO ${role}`);
    const url = new URL(trail.database.url);
    url.username = role;
    url.password = 'reads-only';

    const { code, said } = await verify({
      DATABASE_URL: trail.database.url,
      AUDIT_DATABASE_URL: url.toString(),
      DATA_DIR: trail.dataDir,
    });

    await trail.tamper(`DROP OWNED BY ${role}`);
    await trail.tamper(`DROP ROLE ${role}`);
    expect(said).toContain('The audit trail is sound');
    expect(code).toBe(0);
  });

  it('names what was changed and ends with 1', async () => {
    const [first] = await trail.eventIds();
    await trail.tamper(`UPDATE audit_events SET actor_label = 'Somebody else' WHERE id = $1`, [first]);

    const { code, said } = await verify({ DATABASE_URL: trail.database.url, DATA_DIR: trail.dataDir });

    expect(said).toContain(`The audit trail is BROKEN at event ${first} in seal 1 (changed)`);
    expect(code).toBe(1);
  });

  it('ends with 2 and a sentence when there is nothing to read', async () => {
    const nowhere = mkdtempSync(join(tmpdir(), 'gatehouse-nowhere-'));

    const { code, said } = await verify({ DATA_DIR: nowhere });

    rmSync(nowhere, { recursive: true });
    expect(said).toContain('There is no database under');
    expect(code).toBe(2);
  });
});

describe('npm run audit:verify on an embedded database that is stopped', () => {
  it('starts it for the while, seals what is settled, and stops it again', async () => {
    const dataDir = join(mkdtempSync(join(tmpdir(), 'gatehouse-stopped-')), 'data');
    const server = await startEmbeddedPostgres({ dataDir, fsync: false });
    await migrate(server.ownerUrl, server.appUrl);
    await server.stop();

    const { code, said } = await verify({ DATA_DIR: dataDir });
    const stopped = new pg.Client({ connectionString: server.appUrl });

    expect(said).toContain('The audit trail is sound: 0 events');
    expect(code).toBe(0);
    await expect(stopped.connect()).rejects.toThrow('ECONNREFUSED');
    rmSync(join(dataDir, '..'), { recursive: true, force: true });
  });
});
