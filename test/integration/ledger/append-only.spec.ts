import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Trail } from './trail.js';

let trail: Trail;
beforeAll(async () => {
  trail = await Trail.open();
  await trail.recordSealed(2);
});
afterAll(() => trail.close());

const TABLES = ['audit_events', 'audit_events_2026', 'audit_seals'];
const CHANGES = TABLES.flatMap((table) => [
  `UPDATE ${table} SET id = DEFAULT`,
  `UPDATE ${table} SET ${table === 'audit_seals' ? 'total_count = 0' : "action = 'nothing.happened'"}`,
  `DELETE FROM ${table}`,
  `TRUNCATE ${table}`,
]);

describe.each(['the running program', 'the owner of the tables'])('%s', (who) => {
  it.each(CHANGES)('is refused: %s', async (sql) => {
    const url = who === 'the running program' ? trail.database.url : trail.database.ownerUrl;

    await expect(trail.query(url, sql)).rejects.toThrow(
      /permission denied|append-only|can only be updated to DEFAULT|not-null/,
    );

    expect(await trail.verify()).toMatchObject({ ok: true, count: 2 });
  });
});

describe('the running program', () => {
  const columns = 'at, actor_kind, actor_label, action, subject_kind, row_hash';
  const values = `now(), 'system', 'x', 'a.b', 'c', sha256('x')`;

  it.each([
    `INSERT INTO audit_events (xid, ${columns}) VALUES ('3', ${values})`,
    `INSERT INTO audit_events (id, ${columns}) OVERRIDING SYSTEM VALUE VALUES (1, ${values})`,
    `INSERT INTO audit_events_2026 (${columns}) VALUES (${values})`,
  ])('cannot choose where an event stands: %s', async (sql) => {
    await expect(trail.query(trail.database.url, sql)).rejects.toThrow(/permission denied/);
  });
});
