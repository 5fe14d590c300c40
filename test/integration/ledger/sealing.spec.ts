import fc from 'fast-check';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashAuditRow } from '../../../src/ledger/audit-event.js';
import { eventually } from '../../support/eventually.js';
import { Trail } from './trail.js';

let trail: Trail;
beforeEach(async () => {
  trail = await Trail.open();
});
afterEach(() => trail.close());

async function openClient(url = trail.database.url): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

const ONE_EVENT = `INSERT INTO audit_events (at, actor_kind, actor_label, action, subject_kind, detail, row_hash)
  VALUES ($1, 'system', 'Gatehouse', 'case.decided', 'case', '{}', $2)`;

function oneEvent(): [Date, Buffer] {
  const at = new Date();
  const hash = hashAuditRow({
    at: at.toISOString(),
    actorKind: 'system',
    actorId: null,
    actorLabel: 'Gatehouse',
    action: 'case.decided',
    subjectKind: 'case',
    subjectId: null,
    accountId: null,
    caseId: null,
    ip: null,
    detail: {},
  });
  return [at, Buffer.from(hash, 'hex')];
}

async function writeEvents(writer: pg.Client, count: number): Promise<void> {
  for (let n = 0; n < count; n++) await writer.query(ONE_EVENT, oneEvent());
}

/** The sealer, waiting for the table of seals. */
const WAITING = `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'audit_seals'::regclass`;

describe('sealing', () => {
  it('seals everything that twenty writers write at once while it seals', async () => {
    const writers = await Promise.all(Array.from({ length: 20 }, () => openClient()));
    let writing = true;
    let sealed = 0;
    const sealing = (async () => {
      while (writing) sealed += await trail.sealer.run();
    })();

    await Promise.all(writers.map((writer) => writeEvents(writer, 50)));
    writing = false;
    await sealing;
    await trail.settle(1000 - sealed);
    await Promise.all(writers.map((writer) => writer.end()));

    expect(sealed).toBeGreaterThan(0);
    expect(await trail.verify()).toMatchObject({ ok: true, count: 1000, unsealed: 0 });
  });

  it('never makes writers wait: they write on while a sealer is stuck in the middle of a seal', async () => {
    await trail.recordSealed(1);
    await trail.record();
    const jam = await openClient(trail.database.ownerUrl);
    await jam.query('BEGIN');
    await jam.query('LOCK TABLE audit_seals IN SHARE MODE'); // the sealer has read its rows and cannot write its seal
    const stuck = trail.sealer.run();
    await eventually(async () => (await trail.query(trail.database.ownerUrl, WAITING)).length > 0);

    const writers = await Promise.all(Array.from({ length: 20 }, () => openClient()));
    await Promise.all(writers.map((writer) => writer.query(`SET lock_timeout = '200ms'`)));
    await Promise.all(writers.map((writer) => writeEvents(writer, 10)));
    await jam.query('COMMIT');
    const sealed = await stuck;
    await trail.settle(201 - sealed);
    await Promise.all([jam, ...writers].map((client) => client.end()));

    expect(await trail.verify()).toMatchObject({ ok: true, count: 202, unsealed: 0 });
  });

  it('leaves out what was rolled back, and the trail is sound all the same', async () => {
    const client = await openClient();
    await trail.record();
    await client.query('BEGIN');
    await client.query(ONE_EVENT, oneEvent());
    await client.query('ROLLBACK');
    await trail.record();
    await client.end();

    await trail.settle(2);

    expect(await trail.verify()).toMatchObject({ ok: true, count: 2, unsealed: 0 });
  });

  it('waits for a transaction that is still open, tells since when, and then seals its events in their place', async () => {
    const slow = await openClient();
    await slow.query('BEGIN');
    await slow.query(ONE_EVENT, oneEvent());
    await trail.record();

    const sealedMeanwhile = await trail.sealer.run();
    const oldest = await trail.sealer.oldestUnsealed();
    await slow.query('COMMIT');
    await slow.end();
    await trail.settle(2);

    expect(sealedMeanwhile).toBe(0);
    expect(oldest).toBeInstanceOf(Date);
    expect(await trail.sealer.oldestUnsealed()).toBeNull();
    expect(await trail.verify()).toMatchObject({ ok: true, count: 2, unsealed: 0 });
  });

  it('makes one chain when several processes seal at once', async () => {
    for (let round = 0; round < 5; round++) {
      await Promise.all(Array.from({ length: 10 }, () => trail.record()));
      await Promise.all(Array.from({ length: 4 }, () => trail.sealer.run()));
    }

    expect(await trail.verify()).toMatchObject({ ok: true, count: 50 });
  });

  it('cuts one transaction of many events into several seals', async () => {
    const [at, hash] = oneEvent();
    await trail.query(
      trail.database.url,
      `INSERT INTO audit_events (at, actor_kind, actor_label, action, subject_kind, detail, row_hash)
       SELECT $1, 'system', 'Gatehouse', 'case.decided', 'case', '{}', $2 FROM generate_series(1, 25000)`,
      [at, hash],
    );

    await trail.settle(25_000);

    expect(await trail.verify()).toMatchObject({ ok: true, count: 25_000, seals: 3, unsealed: 0 });
  });

  it('proves whatever JSON an event’s detail holds', async () => {
    const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');
    const text = fc.string({ unit: 'grapheme' }).filter(storable);
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value')),
        fc.dictionary(text, tie('value')),
      ),
    })).value;
    const details = fc.sample(fc.dictionary(text, json), 200);

    for (const detail of details) await trail.record(detail);
    await trail.settle(200);

    expect(await trail.verify()).toMatchObject({ ok: true, count: 200, unsealed: 0 });
  });
});
