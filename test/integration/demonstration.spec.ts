import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../../src/kernel/clock.js';
import { VerifyAudit } from '../../src/ledger/verify-audit.js';
import { CheckBooks } from '../../src/outbound-permissions/deposits/books/check-books.js';
import { OUTBOUND_PERMISSION_STATUSES } from '../../src/outbound-permissions/outbound-permissions.states.js';
import { isFictional } from '../../src/outbound-permissions/phone-codes/number-ranges.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ensureDemonstration } from '../support/demonstration.js';
import { rowsIn } from '../support/rows-in.js';

describe('the demonstration', () => {
  let gatehouse: TestApp;
  let begun: Date;
  beforeAll(async () => {
    gatehouse = await startTestApp({ DEMO: '1' }, { worker: false });
    begun = gatehouse.clock.now();
    expect(await ensureDemonstration(gatehouse)).toBe('loaded');
  });
  afterAll(() => gatehouse.stop());

  /** How many rows of each kind there are. */
  async function countBy(sql: string): Promise<Record<string, number>> {
    const rows = await rowsIn<{ kind: string; count: number }>(gatehouse.database, sql);
    return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
  }

  /** How many rows the query gives. */
  async function count(sql: string, values: readonly unknown[] = []): Promise<number> {
    return (await rowsIn(gatehouse.database, sql, values)).length;
  }

  it('shows about sixty accounts of twenty countries and more, in every status, band and plan', async () => {
    const accounts = await rowsIn<{ country: string }>(gatehouse.database, 'SELECT country FROM accounts');
    expect(accounts.length).toBeGreaterThanOrEqual(60);
    expect(new Set(accounts.map(({ country }) => country)).size).toBeGreaterThanOrEqual(20);
    for (const [column, words] of [
      ['status', ['active', 'restricted', 'on_hold', 'closed']],
      ['band', ['low', 'medium', 'high', 'blocked']],
      ['plan', ['self_service', 'contracted']],
    ] as const)
      expect(
        Object.keys(await countBy(`SELECT ${column} AS kind, count(*)::int FROM accounts GROUP BY 1`)).sort(),
      ).toEqual([...words].sort());
    expect(await count('SELECT 1 FROM accounts WHERE parent_id IS NOT NULL')).toBe(2);
  });

  it('is fiction: every address is under a name that is reserved for examples', async () => {
    const sql = `SELECT email AS at FROM accounts UNION ALL SELECT email FROM staff UNION ALL SELECT recipient FROM outbox_messages`;
    const addresses = await rowsIn<{ at: string }>(gatehouse.database, sql);
    expect(addresses.filter(({ at }) => !at.endsWith('.example') && !isFictional(at))).toEqual([]);
  });

  it('T3–T17: shows requests for outbound permission in every state, and deposits whose books add up', async () => {
    const states = await countBy(
      `SELECT o.status AS kind, count(*)::int FROM outbound_permissions o GROUP BY 1`,
    );
    for (const status of OUTBOUND_PERMISSION_STATUSES)
      expect(states[status], status).toBeGreaterThanOrEqual(1);
    expect(states['granted']).toBeGreaterThanOrEqual(6);
    const findings = await countBy(
      `SELECT f AS kind, count(*)::int FROM outbound_permissions o, unnest(o.findings) f WHERE o.status = 'in_review' GROUP BY 1`,
    );
    expect(Object.keys(findings)).toEqual(
      expect.arrayContaining(['arbitrary_content', 'unsolicited_contact']),
    );
    const limited = `SELECT 1 FROM outbound_permissions WHERE status = 'granted' AND condition_countries IS NOT NULL`;
    expect(await count(limited)).toBeGreaterThanOrEqual(1);
    const deposits = await countBy(`SELECT d.status AS kind, count(*)::int FROM deposits d GROUP BY 1`);
    for (const status of ['pending', 'held', 'refunded'])
      expect(deposits[status], status).toBeGreaterThanOrEqual(1);
    expect(await count('SELECT 1 FROM gateway_events WHERE parked_reason IS NOT NULL')).toBe(1);
    expect(await gatehouse.app.get(CheckBooks, { strict: false }).run()).toMatchObject({ ok: true });
  });

  it('shows forty cases and more, of both types, in every status', async () => {
    expect(await count('SELECT 1 FROM cases')).toBeGreaterThanOrEqual(40);
    const kinds = await countBy(
      `SELECT c.type || ' ' || c.status AS kind, count(*)::int FROM cases c GROUP BY 1`,
    );
    for (const type of ['reassessment', 'account_review'])
      for (const status of ['open', 'in_review', 'snoozed', 'decided', 'withdrawn'])
        expect(kinds[`${type} ${status}`], `${type} ${status}`).toBeGreaterThanOrEqual(1);
    expect(kinds['reassessment awaiting_customer']).toBeGreaterThanOrEqual(2);
  });

  it.each([
    [
      'an escalated case in the priority lane',
      `queue = 'escalated' AND lane = 'priority' AND status = 'open'`,
    ],
    ['a case that is late', `closed_at IS NULL AND clock_paused_at IS NULL AND due_by < $1`],
    [
      'a ticket in its second round, waiting for another reviewer',
      `round = 2 AND status = 'open' AND cardinality(excluded_staff_ids) > 0`,
    ],
    [
      'a second round that carries a zero-tolerance fact',
      `round = 2 AND status = 'open' AND headline LIKE 'Zero-tolerance%'`,
    ],
    ['a claim that has not lapsed', `status = 'in_review' AND claim_expires_at > $1`],
    ['a snoozed case that wakes later', `status = 'snoozed' AND snoozed_until > $1`],
  ])('shows %s', async (_, where) => {
    const values = where.includes('$1') ? [begun] : [];
    expect(await count(`SELECT 1 FROM cases WHERE ${where}`, values)).toBeGreaterThanOrEqual(1);
  });

  it('shows a ticket of which the answer is promised for today, or for the next business day', async () => {
    const nextDays = new Date(begun.getTime() + 5 * DAY);
    const sql = `SELECT 1 FROM cases WHERE status = 'open' AND round = 1 AND due_by BETWEEN $1 AND $2`;
    expect(await count(sql, [begun, nextDays])).toBeGreaterThanOrEqual(1);
  });

  it('shows decisions of the last ninety days: by several people, by the system, taken back, overridden', async () => {
    const since = new Date(begun.getTime() - 90 * DAY);
    expect(await count('SELECT 1 FROM decisions WHERE decided_at > $1', [since])).toBeGreaterThanOrEqual(20);
    expect(await count('SELECT 1 FROM decisions WHERE decided_at <= $1', [since])).toBe(0);
    expect(
      await count(`SELECT DISTINCT actor_id FROM decisions WHERE actor_kind = 'staff'`),
    ).toBeGreaterThanOrEqual(4);
    expect(await count(`SELECT 1 FROM decisions WHERE actor_kind = 'system'`)).toBeGreaterThanOrEqual(3);
    expect(await count(`SELECT 1 FROM decisions WHERE override`)).toBeGreaterThanOrEqual(1);
    expect(await count(`SELECT 1 FROM pending_decisions WHERE settled_as = 'taken_back'`)).toBe(2);
    expect(await count(`SELECT 1 FROM pending_decisions WHERE settled_at IS NULL`)).toBe(0);
    const rounds = await countBy(
      `SELECT round || ' ' || outcome AS kind, count(*)::int FROM decisions WHERE case_type = 'reassessment' GROUP BY 1`,
    );
    expect(Object.keys(rounds).sort()).toEqual(['1 approve', '1 reject', '2 approve', '2 reject']);
  });

  it('P35: no second round was decided by whoever decided the first', async () => {
    const sql = `SELECT 1 FROM decisions d JOIN cases c ON c.id = d.case_id WHERE d.actor_id = ANY (c.excluded_staff_ids)`;
    expect(await count(sql)).toBe(0);
  });

  it('shows holds of signups and staff, restrictions of single services, ended ones and ones that end by themselves', async () => {
    const holds = await countBy(
      `SELECT source || ' ' || kind || (CASE WHEN services IS NULL THEN '' ELSE ' of services' END) AS kind, count(*)::int FROM holds GROUP BY 1`,
    );
    for (const kind of ['signup hold', 'signup restriction', 'staff hold', 'staff restriction of services'])
      expect(holds[kind], kind).toBeGreaterThanOrEqual(1);
    expect(await count(`SELECT 1 FROM holds WHERE until <= released_at`)).toBeGreaterThanOrEqual(1);
    expect(
      await count(`SELECT 1 FROM holds WHERE until > $1 AND released_at IS NULL`, [begun]),
    ).toBeGreaterThanOrEqual(1);
  });

  it('shows complaints, flagged cards and findings, one of them cleared', async () => {
    const facts = await countBy('SELECT f.kind, count(*)::int FROM account_facts f GROUP BY 1');
    expect(Object.keys(facts).sort()).toEqual(
      [
        'card_flagged',
        'carrier_complaint',
        'number_hoarding',
        'phishing_or_spam',
        'recipient_complaint',
      ].sort(),
    );
    expect(await count('SELECT 1 FROM account_facts WHERE cleared_at IS NOT NULL')).toBe(1);
  });

  it('shows signals of every kind of signup: imitated brands, links, throw-away mail, premium-rate phones', async () => {
    const signals = await countBy(
      `SELECT s ->> 'name' AS kind, count(*)::int FROM assessments a, jsonb_array_elements(a.signals) s GROUP BY 1`,
    );
    for (const name of [
      ...['lookalike_domain', 'brand_name_claimed', 'disposable_email_suspected', 'free_email_mismatch'],
      ...['phone_premium_rate', 'phone_virtual', 'phone_country_mismatch', 'countries_all_different'],
      ...['linked_phone', 'linked_device', 'linked_card', 'linked_company_name', 'linked_website_domain'],
      ...['card_flagged', 'recipient_complaint', 'carrier_complaint'],
      ...['website_missing', 'website_unusable', 'card_country_mismatch'],
    ])
      expect(signals[name], name).toBeGreaterThanOrEqual(1);
  });

  it('shows evidence as files and links, messages of both sides, notes', async () => {
    expect(
      await count(`SELECT 1 FROM evidence WHERE content_type = 'image/png' AND preview_key IS NOT NULL`),
    ).toBeGreaterThanOrEqual(3);
    expect(
      await count(`SELECT 1 FROM evidence WHERE content_type = 'application/pdf'`),
    ).toBeGreaterThanOrEqual(3);
    expect(
      await count(
        'SELECT 1 FROM evidence e WHERE NOT EXISTS (SELECT 1 FROM case_evidence c WHERE c.evidence_id = e.id)',
      ),
    ).toBe(0);
    expect(await count('SELECT 1 FROM case_evidence WHERE url IS NOT NULL')).toBeGreaterThanOrEqual(5);
    const authors = await countBy('SELECT author_kind AS kind, count(*)::int FROM case_messages GROUP BY 1');
    expect(authors['customer']).toBeGreaterThanOrEqual(3);
    expect(authors['staff']).toBeGreaterThanOrEqual(5);
    expect(await count('SELECT 1 FROM case_notes')).toBeGreaterThanOrEqual(5);
  });

  it('has a staff of six that cannot sign in', async () => {
    const team = await rowsIn<{ roles: string[] }>(
      gatehouse.database,
      `SELECT roles FROM staff WHERE email LIKE '%@team.gatehouse.example' AND password_hash IS NULL`,
    );
    expect(new Set(team.flatMap(({ roles }) => roles))).toEqual(
      new Set(['reviewer', 'senior_reviewer', 'analyst', 'auditor']),
    );
    expect(team).toHaveLength(6);
    expect(
      await count(
        `SELECT 1 FROM one_time_links l JOIN staff s ON s.id = l.staff_id WHERE s.email LIKE '%@team.%'`,
      ),
    ).toBe(0);
    expect(
      await count(
        `SELECT 1 FROM staff_tokens t JOIN staff s ON s.id = t.staff_id WHERE s.email LIKE '%@team.%'`,
      ),
    ).toBe(0);
  });

  it('has all its mail delivered, at the time of each, the newer of it to be read in the development inbox', async () => {
    expect(
      await count(`SELECT 1 FROM outbox_messages WHERE status <> 'delivered' OR delivered_at <> created_at`),
    ).toBe(0);
    expect(await count('SELECT 1 FROM graphile_worker._private_jobs')).toBe(0);
    expect(await count('SELECT 1 FROM dev_inbox_messages')).toBeGreaterThanOrEqual(20);
    expect(await count('SELECT 1 FROM dev_inbox_messages WHERE sent_at > $1', [new Date()])).toBe(0);
  });

  it('leaves an audit trail that verifies, in which nothing lies ahead, and the clock as it was', async () => {
    expect(gatehouse.clock.offset).toBe(0);
    expect(await count('SELECT 1 FROM audit_events WHERE at > $1', [new Date()])).toBe(0);
    const verification = await gatehouse.app.get(VerifyAudit).run({ seal: true });
    expect(verification).toMatchObject({ ok: true });
    expect(verification.count).toBeGreaterThan(300);
  });
});
