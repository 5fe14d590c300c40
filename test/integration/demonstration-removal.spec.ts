import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONFIG, type Config } from '../../src/config/config.js';
import type { DemonstrationMark } from '../../src/demonstration/demonstration-mark.js';
import { openRemoval } from '../../src/demonstration/removal/open-removal.js';
import type { Removed } from '../../src/demonstration/removal/remove-demonstration.js';
import { Hire } from '../../src/demonstration/stage/hire.js';
import { PlayScene } from '../../src/demonstration/stage/play-scene.js';
import { schedule } from '../../src/demonstration/story/schedule.js';
import { VerifyAudit } from '../../src/ledger/verify-audit.js';
import { AskForDeposit } from '../../src/outbound-permissions/deposits/ask-for-deposit.js';
import { PlayPayment } from '../../src/outbound-permissions/deposits/sandbox/play-payment.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aHold, anAccount } from '../support/builders.js';
import { ensureDemonstration } from '../support/demonstration.js';
import { aRequest } from '../support/deposits.js';
import { rowsIn, writeInto } from '../support/rows-in.js';

/** Sinks, subscriptions and deliveries of every account. */
const EVENT_STREAMS = [
  `INSERT INTO event_signing_tokens SELECT id, 'sealed', now() FROM accounts`,
  `INSERT INTO sinks (id, account_id, description, sink_type, status, destination, created_at, updated_at)
   SELECT gen_random_uuid(), id, 'Events', 'webhook', 'active', 'https://owl.example/', now(), now() FROM accounts`,
  `INSERT INTO event_subscriptions SELECT gen_random_uuid(), account_id, id, 'Events', now(), now() FROM sinks`,
  `INSERT INTO subscribed_event_types SELECT id, account_id, 'account.held', 1 FROM event_subscriptions`,
  `INSERT INTO event_deliveries (id, event_id, subscription_id, sink_id, account_id, type, body, state, next_try_at, created_at)
   SELECT gen_random_uuid(), gen_random_uuid(), id, sink_id, account_id, 'account.held', '{}', 'delivered', now(), now() FROM event_subscriptions`,
];

describe('the demonstration comes and goes', () => {
  let gatehouse: TestApp;
  beforeEach(async () => {
    gatehouse = await startTestApp({ DEMO: '1' }, { worker: false });
  });
  afterEach(() => gatehouse.stop());

  /** What `npm run demo:remove` does. */
  async function remove(): Promise<Removed> {
    const config: Config = gatehouse.app.get(CONFIG);
    const removal = await openRemoval(config, gatehouse.database.ownerUrl);
    try {
      const mark = await removal.findMark();
      if (mark === null) throw new Error('There is no demonstration to remove.');
      return await removal.remove(mark, 'asked_for');
    } finally {
      await removal.close();
    }
  }

  async function countIn(table: string): Promise<number> {
    const [row] = await rowsIn<{ count: number }>(
      gatehouse.database,
      `SELECT count(*)::int AS count FROM ${table}`,
    );
    return row?.count ?? 0;
  }

  /** Every table of ours that has rows, but for those that every database has. */
  async function tablesWithRows(): Promise<readonly string[]> {
    const tables = await rowsIn<{ name: string }>(
      gatehouse.database,
      `SELECT c.relname AS name FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
    );
    const filled: string[] = [];
    for (const { name } of tables) if ((await countIn(name)) > 0) filled.push(name);
    return filled;
  }

  /** The platform has meanwhile reported an hour of every account. */
  async function reportUsageOfAll(): Promise<void> {
    await rowsIn(gatehouse.database, `SELECT open_usage_day('2026-11-22')`);
    await rowsIn(
      gatehouse.database,
      `INSERT INTO usage_hours (account_id, hour, service, country, milliunits, recorded_at)
       SELECT id, '2026-11-22T10:00:00Z', 'sms', 'DE', 1000, now() FROM accounts`,
    );
    await rowsIn(
      gatehouse.database,
      `INSERT INTO usage_days (account_id, day, milliunits, units) SELECT id, '2026-11-22', 1000, 1 FROM accounts`,
    );
    for (const filling of EVENT_STREAMS) await rowsIn(gatehouse.database, filling);
  }

  /** One of the fictional companies has meanwhile paid a deposit. */
  async function payADeposit(): Promise<void> {
    const [account] = await rowsIn<{ id: string }>(
      gatehouse.database,
      `SELECT a.id FROM accounts a WHERE a.plan = 'self_service' AND a.status = 'active' AND a.mode = 'development'
         AND NOT EXISTS (SELECT FROM outbound_permissions o WHERE o.account_id = a.id) LIMIT 1`,
    );
    const accountId = account?.id ?? '';
    const request = await aRequest(gatehouse, { id: accountId });
    const by = { kind: 'customer', accountId, portalUserId: null, label: 'Customer' } as const;
    const money = { amount: 1000, currency: 'USD' };
    const { id } = await gatehouse.app.get(AskForDeposit, { strict: false }).ask(by, request.id, money);
    await gatehouse.app.get(PlayPayment, { strict: false }).play(id, 'succeed');
  }

  function filesOnDisk(): readonly string[] {
    const config: Config = gatehouse.app.get(CONFIG);
    const folder = join(config.dataDir, 'files');
    if (!existsSync(folder)) return [];
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  }

  it('leaves nothing behind but the audit trail, in which its removal stands', async () => {
    const before = await tablesWithRows();
    await ensureDemonstration(gatehouse);
    expect(filesOnDisk().length).toBeGreaterThan(5);
    await reportUsageOfAll();
    await payADeposit();
    const events = await countIn('audit_events');

    const removed = await remove();

    expect(removed['accounts']).toBeGreaterThanOrEqual(60);
    expect(removed['cases']).toBeGreaterThanOrEqual(40);
    expect(removed['staff']).toBe(6);
    expect(removed['outbound_permissions']).toBeGreaterThanOrEqual(15);
    expect(removed['deposits']).toBeGreaterThanOrEqual(10);
    expect(removed['money_entries']).toBe(2 * (removed['money_transfers'] ?? 0));
    expect(removed['sandbox_callbacks']).toBe(1);
    expect(await tablesWithRows()).toEqual([...new Set([...before, 'audit_events', 'settings'])].sort());
    expect(filesOnDisk()).toEqual([]);
    expect(await countIn('audit_events')).toBe(events + 1);
    const [last] = await rowsIn<{ action: string; detail: { occasion: string } }>(
      gatehouse.database,
      'SELECT action, detail FROM audit_events ORDER BY id DESC LIMIT 1',
    );
    expect(last).toMatchObject({ action: 'demonstration.removed', detail: { occasion: 'asked_for' } });
    expect(await gatehouse.app.get(VerifyAudit).run({ seal: true })).toMatchObject({ ok: true });
  });

  it('does not come back once it was removed', async () => {
    await ensureDemonstration(gatehouse);
    await remove();

    expect(await ensureDemonstration(gatehouse)).toBe('none');
    expect(await countIn('accounts')).toBe(0);
  });

  it('is loaded once, however many processes start at the same moment', async () => {
    const states = await Promise.all([1, 2, 3].map(() => ensureDemonstration(gatehouse)));

    expect(states.sort()).toEqual(['loaded', 'loaded_before', 'loaded_before']);
    expect(await ensureDemonstration(gatehouse)).toBe('loaded_before');
  });

  it('is not loaded where there are accounts', async () => {
    await anAccount(gatehouse.database);

    expect(await ensureDemonstration(gatehouse)).toBe('none');
    expect(await countIn('accounts')).toBe(1);
  });

  it('is taken away and loaded again when the load before was killed in the middle', async () => {
    const start = gatehouse.clock.now();
    const { cast } = await gatehouse.app.get(Hire).all();
    const scenes = gatehouse.app.get(PlayScene);
    for (const { at, scene } of schedule(start).slice(0, 60)) {
      gatehouse.clock.offset = at.getTime() - Date.now();
      await scenes.play(scene, { cast, at, start });
    }
    gatehouse.clock.offset = 0;
    expect(await countIn('decisions')).toBeGreaterThan(0);

    expect(await ensureDemonstration(gatehouse)).toBe('loaded');

    expect(await countIn('staff')).toBe(1 + 6); // the first admin and the team
    const [mark] = await rowsIn<{ value: DemonstrationMark }>(
      gatehouse.database,
      `SELECT value FROM settings WHERE name = 'demonstration'`,
    );
    expect(mark?.value.state).toBe('loaded');
    expect(await gatehouse.app.get(VerifyAudit).run({ seal: true })).toMatchObject({ ok: true });
  });

  it('keeps what is not its own: accounts, their decisions, and whoever of its staff has worked on them', async () => {
    await ensureDemonstration(gatehouse);
    const account = await anAccount(gatehouse.database, { companyName: 'Real Company Ltd' });
    await aHold(gatehouse.database, account);
    const [astrid] = await rowsIn<{ id: string }>(
      gatehouse.database,
      `SELECT id FROM staff WHERE email LIKE 'astrid@%'`,
    );
    await writeInto(gatehouse.database, [
      {
        name: 'real-decision',
        text: `INSERT INTO decisions (id, case_id, case_type, account_id, outcome, actor_kind, actor_id, actor_label, case_version, round, decided_at)
               VALUES (gen_random_uuid(), gen_random_uuid(), 'account_review', $1, 'approve', 'staff', $2, 'Astrid', 1, 1, now())`,
        values: [account.id, astrid?.id],
      },
    ]);

    await remove();

    expect(await rowsIn(gatehouse.database, 'SELECT company_name FROM accounts')).toEqual([
      { company_name: 'Real Company Ltd' },
    ]);
    expect(await countIn('holds')).toBe(1);
    expect(await countIn('decisions')).toBe(1);
    const team = await rowsIn<{ email: string; disabled: boolean }>(
      gatehouse.database,
      `SELECT email, disabled_at IS NOT NULL AS disabled FROM staff WHERE email LIKE '%@team.%'`,
    );
    expect(team).toEqual([{ email: 'astrid@team.gatehouse.example', disabled: true }]);
  });

  it('leaves decisions and assessments as append-only as they were', async () => {
    await ensureDemonstration(gatehouse);
    await remove();
    await anAccount(gatehouse.database);
    const sql = `SELECT t.tgname AS name FROM pg_trigger t WHERE t.tgname IN ('decisions_append_only', 'assessments_frozen') AND t.tgenabled = 'O'`;
    expect(await rowsIn(gatehouse.database, sql)).toHaveLength(2);
  });
});
