import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DueTasks } from '../../../src/database/due-tasks.js';
import { ClockOffset } from '../../../src/database/clock-offset.js';
import { Database } from '../../../src/database/database.js';
import { DAY, SystemClock } from '../../../src/kernel/clock.js';
import { SealAudit } from '../../../src/ledger/seal-audit.js';
import { TidyUp } from '../../../src/notifications/tidy-up.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember } from '../../support/builders.js';
import { eventually } from '../../support/eventually.js';
import { promiseMail } from '../../support/mail-promises.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
beforeEach(async () => {
  gatehouse = await startTestApp();
});
afterEach(() => gatehouse.stop());

describe('the worker', () => {
  it('runs what falls due by the program’s clock, the others too when one fails', async () => {
    const seen: Date[] = [];
    const tasks = gatehouse.app.get(DueTasks);
    tasks.register({ name: 'fails', run: () => Promise.reject(new Error('always')) });
    tasks.register({
      name: 'watches',
      run: (now) => {
        seen.push(now);
        return Promise.resolve(0);
      },
    });
    gatehouse.clock.advance(40 * DAY);

    await eventually(() => Promise.resolve(seen.length >= 2));

    expect(Number(seen.at(-1))).toBeGreaterThan(Date.now() + 39 * DAY);
  });

  it('seals the audit trail by itself', async () => {
    await promiseMail(gatehouse, 'ann@owl.example');

    await eventually(
      async () => (await rowsIn(gatehouse.database, `SELECT 1 FROM audit_seals`)).length > 0,
      20_000,
    );
    await eventually(async () => (await gatehouse.app.get(SealAudit).oldestUnsealed()) === null, 20_000);
  });

  it('starts with the time where development has moved it', async () => {
    await gatehouse.app.get(ClockOffset).advance(9 * DAY);
    const clock = new SystemClock();

    await new ClockOffset(gatehouse.app.get(Database), clock).load();

    expect(clock.offset).toBe(9 * DAY);
  });

  it('tidies up what has been of no use for long, and nothing else', async () => {
    const ago = (days: number): Date => new Date(gatehouse.clock.now().getTime() - days * DAY);
    const staff = await aStaffMember(gatehouse.database);
    for (const days of [1, 8])
      await rowsIn(
        gatehouse.database,
        `INSERT INTO sessions (id, token_hash, kind, staff_id, created_at, last_seen_at, expires_at)
         VALUES (gen_random_uuid(), sha256($1::text::bytea), 'staff', $2, $3, $3, $3)`,
        [String(days), staff.id, ago(days)],
      );
    for (const days of [1, 3])
      await rowsIn(
        gatehouse.database,
        `INSERT INTO idempotency_keys (caller, key_hash, request_hash, created_at) VALUES ('x', sha256($1::text::bytea), '', $2)`,
        [String(days), ago(days)],
      );

    await gatehouse.app.get(TidyUp).run();

    const [left] = await rowsIn<{ sessions: number; keys: number }>(
      gatehouse.database,
      `SELECT (SELECT count(*) FROM sessions)::int AS sessions, (SELECT count(*) FROM idempotency_keys)::int AS keys`,
    );
    expect(left).toEqual({ sessions: 1, keys: 1 });
  });
});
