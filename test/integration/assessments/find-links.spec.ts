import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FindLinks } from '../../../src/assessments/find-links.js';
import { heldLinks, linkedAccounts } from '../../../src/assessments/find-links.sql.js';
import { linkKeysOf } from '../../../src/assessments/link-keys.js';
import type { Statement } from '../../../src/database/statement.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, anAccount } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

const SHARED = { phoneE164: '+4930901820', deviceId: 'device-shared', cardFingerprint: 'card-shared' };

function linkedTo(account: Awaited<ReturnType<typeof anAccount>>) {
  return gatehouse.app.get(FindLinks, { strict: false }).listLinkedAccounts(account);
}

describe('linked accounts on the case page', () => {
  it('lists accounts of every status with what is shared and since when they stand so, those on hold first', async () => {
    const phone = { phoneE164: '+4930111111' };
    const day = (date: number) => new Date(Date.UTC(2026, 9, date));
    const { database } = gatehouse;
    const active = await anAccount(database, { ...phone, createdAt: day(4) });
    const closed = await anAccount(database, {
      ...phone,
      status: 'closed',
      createdAt: day(1),
      closedAt: day(9),
    });
    const held = await anAccount(database, { ...phone, createdAt: day(2) });
    await aHold(database, held, { placedAt: day(7) });
    const restricted = await anAccount(database, { ...phone, createdAt: day(3) });
    await aHold(database, restricted, { kind: 'restriction', placedAt: day(8) });
    const account = await anAccount(database, phone);

    const links = await linkedTo(account);

    expect(links.map(({ accountSid, kind, status, since }) => [accountSid, kind, status, since])).toEqual([
      [held.sid, 'phone', 'on_hold', day(7)],
      [restricted.sid, 'phone', 'restricted', day(8)],
      [closed.sid, 'phone', 'closed', day(9)],
      [active.sid, 'phone', 'active', day(4)],
    ]);
  });

  it('leaves out the account itself, its parent and its subaccounts', async () => {
    const parent = await anAccount(gatehouse.database, SHARED);
    const account = await anAccount(gatehouse.database, { ...SHARED, parentId: parent.id });
    await anAccount(gatehouse.database, { ...SHARED, parentId: parent.id });

    expect(await linkedTo(account)).toEqual([]);
    expect(await linkedTo(parent)).toEqual([]);
  });

  it('gives at most fifty links, however many accounts share a phone, a card and a device', async () => {
    const many = Array.from({ length: 30 }, () =>
      anAccount(gatehouse.database, { ...SHARED, status: 'on_hold' }),
    );
    await Promise.all(many);
    await Promise.all(many.map(() => anAccount(gatehouse.database, SHARED)));

    const links = await linkedTo(await anAccount(gatehouse.database, SHARED));

    expect(links.length).toBeGreaterThan(20);
    expect(links.length).toBeLessThanOrEqual(50);
    expect(links[0]?.status).toBe('on_hold');
  });
});

describe('the statements behind it', () => {
  interface PlanNode {
    readonly 'Node Type': string;
    readonly 'Relation Name'?: string;
    readonly Plans?: readonly PlanNode[];
  }

  async function scansOf({ text, values }: Statement): Promise<readonly string[]> {
    const client = new pg.Client({ connectionString: gatehouse.database.url });
    await client.connect();
    try {
      await client.query('SET plan_cache_mode = force_generic_plan');
      const literals = values.map((value) => literal(client, value)).join(', ');
      await client.query(
        `PREPARE links (text, text, text, text, text[], text, text[], uuid, uuid) AS ${text}`,
      );
      const padded = values.length === 8 ? `${literals}, NULL` : literals;
      const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
        `EXPLAIN (FORMAT JSON) EXECUTE links (${padded})`,
      );
      const [row] = rows;
      return row === undefined ? [] : scansIn(row['QUERY PLAN'][0].Plan);
    } finally {
      await client.end();
    }
  }

  function scansIn(node: PlanNode): readonly string[] {
    const own = node['Relation Name'] === 'accounts' ? [node['Node Type']] : [];
    return [...own, ...(node.Plans ?? []).flatMap(scansIn)];
  }

  function literal(client: pg.Client, value: unknown): string {
    if (value === null) return 'NULL';
    if (Array.isArray(value))
      return `ARRAY[${value.map((part) => literal(client, part)).join(', ')}]::text[]`;
    return client.escapeLiteral(String(value));
  }

  it('finds everything by index among twenty thousand accounts', async () => {
    await rowsIn(
      gatehouse.database,
      `INSERT INTO accounts (id, email, email_normalised, company_name, company_skeleton, country, website_domain, phone_e164, device_id, card_fingerprint, plan, mode, status, auth_token_hash, created_at)
       SELECT gen_random_uuid(), 'a' || n || '@x' || n || '.de', 'a' || n || '@x' || n || '.de', 'Company ' || n, 'company' || n, 'DE', 'x' || n || '.de',
              '+4930' || n, 'device-' || n, 'card-' || n, 'self_service', 'development', CASE WHEN n % 100 = 0 THEN 'on_hold' ELSE 'active' END, '\\x00', now()
       FROM generate_series(1, 20000) n`,
    );
    await rowsIn(gatehouse.database, `ANALYZE accounts`);
    const account = await anAccount(gatehouse.database, SHARED);
    const keys = linkKeysOf(account);

    const scans = [
      ...(await scansOf(heldLinks(keys, null))),
      ...(await scansOf(linkedAccounts(account.id, keys, account.id))),
    ];

    expect(scans.length).toBeGreaterThanOrEqual(16);
    expect(scans.filter((scan) => scan === 'Seq Scan')).toEqual([]);
  });
});
