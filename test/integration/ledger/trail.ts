import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../src/database/data-source.js';
import { Database } from '../../../src/database/database.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { SYSTEM } from '../../../src/kernel/actor.js';
import { SystemClock } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { SealAudit } from '../../../src/ledger/seal-audit.js';
import { openAuditKey, type AuditKey } from '../../../src/ledger/seals/audit-key.js';
import { OutsideCopy } from '../../../src/ledger/seals/outside-copy.js';
import { VerifyAudit, type Verification } from '../../../src/ledger/verify-audit.js';
import { eventually } from '../../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

/** An audit trail in a database of its own, with the rights of everybody who could touch it. */
export class Trail {
  private constructor(
    readonly database: TestDatabase,
    readonly dataDir: string,
    readonly unitOfWork: UnitOfWork,
    readonly key: AuditKey,
    readonly sealer: SealAudit,
    private readonly verifier: VerifyAudit,
    private readonly dataSource: DataSource,
  ) {}

  static async open(): Promise<Trail> {
    const database = await createTestDatabase();
    const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-trail-'));
    const dataSource = await new DataSource(dataSourceOptions(database.url, 12)).initialize();
    const reads = new Database(dataSource);
    const unitOfWork = new UnitOfWork(reads);
    const key = openAuditKey({ dataDir, auditSigningKey: null, auditTrustedKeys: [] });
    const outside = new OutsideCopy(dataDir);
    const sealer = new SealAudit(reads, unitOfWork, new SystemClock(), key, outside);
    const verifier = new VerifyAudit(reads, sealer, key, outside);
    return new Trail(database, dataDir, unitOfWork, key, sealer, verifier, dataSource);
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.database.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Records one event, in a transaction of its own. */
  record(
    detail: Readonly<Record<string, unknown>> = { codes: ['details_insufficient'], round: 1 },
  ): Promise<void> {
    const event = {
      action: 'case.decided',
      actor: SYSTEM,
      subjectKind: 'case',
      subjectId: newId(),
      detail,
    } as const;
    return this.unitOfWork.run((tx) => {
      new Ledger().record(tx, new Date(), event);
      return Promise.resolve();
    });
  }

  /** Records so many events one after the other and seals them, as one seal. */
  async recordSealed(count: number): Promise<void> {
    for (let n = 0; n < count; n++) await this.record();
    await this.settle(count);
  }

  /** Seals so many events at once, as soon as other databases of the cluster let the horizon pass them. */
  async settle(count: number): Promise<void> {
    const isSettled = `SELECT 1 FROM (SELECT max(xid) AS newest FROM audit_events) e WHERE newest < audit_horizon()`;
    await eventually(async () => (await this.query(this.database.ownerUrl, isSettled)).length > 0, 30_000);
    const sealed = await this.sealer.run({ wait: true });
    if (sealed !== count) throw new Error(`${sealed} events were sealed, not ${count}.`);
  }

  /** Walks the trail as it stands, without sealing first. */
  verify(): Promise<Verification> {
    return this.verifier.run({ seal: false });
  }

  verifyAfterSealing(): Promise<Verification> {
    return this.verifier.run({ seal: true });
  }

  query<Row extends object>(url: string, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return queryAt<Row>(url, sql, values);
  }

  /** What only somebody with the superuser's password can do: past all grants and triggers. */
  tamper<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return queryAt<Row>(this.database.superuserUrl, sql, values, 'SET session_replication_role = replica');
  }

  /** The ids of the events, in the order of the chain. */
  async eventIds(): Promise<number[]> {
    const rows = await this.query<{ id: number }>(
      this.database.ownerUrl,
      `SELECT id::int FROM audit_events ORDER BY xid, id`,
    );
    return rows.map((row) => row.id);
  }
}

async function queryAt<Row extends object>(
  url: string,
  sql: string,
  values: readonly unknown[],
  before = '',
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (before !== '') await client.query(before);
    const { rows } = await client.query<Row>(sql, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}
