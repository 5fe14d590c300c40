import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { DAY } from '../../../src/kernel/clock.js';
import { newId, toSid } from '../../../src/kernel/ids.js';
import type { AuditAction } from '../../../src/ledger/audit-event.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { asStaff, call, type Caller } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, aStaffMember, type BuiltAccount } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';

interface Event {
  readonly id: number;
  readonly action: string;
  readonly text: string;
  readonly actor: { kind: string; sid: string | null; name: string };
  readonly subject: { kind: string; sid: string | null };
  readonly account: string | null;
  readonly companyName: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}
interface Events {
  readonly items: readonly Event[];
  readonly nextCursor: string | null;
}

const KIM: Actor = { kind: 'staff', id: newId(), label: 'Kim Berg', ip: '10.20.30.40' };
const FORMULA: Actor = { kind: 'staff', id: newId(), label: '=HYPERLINK("http://evil.example")' };
const SYSTEM: Actor = { kind: 'system', id: null, label: 'Gatehouse' };
const CASE = newId();

let gatehouse: TestApp;
let auditor: Caller;
let owl: BuiltAccount;
beforeAll(async () => {
  gatehouse = await startTestApp();
  auditor = asStaff(await aStaffMember(gatehouse.database, { roles: ['auditor'] }));
  owl = await anAccount(gatehouse.database, { companyName: 'Owl Coffee' });
  const day = (ago: number): Date => new Date(gatehouse.clock.now().getTime() - ago * DAY);
  await record('hold.placed', SYSTEM, day(200), { accountId: owl.id, detail: { code: 'high_risk_signup' } });
  await record('case.claimed', KIM, day(3), { accountId: owl.id, caseId: CASE });
  await record('case.decided', KIM, day(2), {
    accountId: owl.id,
    caseId: CASE,
    detail: { outcome: 'reject', note: 'needle in 100% hay' },
  });
  await record('account_fact.recorded', FORMULA, day(1), { accountId: owl.id });
});
afterAll(() => gatehouse.stop());

function record(
  action: AuditAction,
  actor: Actor,
  at: Date,
  about: { accountId?: string; caseId?: string; detail?: Record<string, unknown> },
): Promise<void> {
  return gatehouse.app.get(UnitOfWork).run((tx) => {
    const subject = {
      subjectKind: about.caseId === undefined ? 'account' : 'case',
      subjectId: about.caseId ?? about.accountId ?? null,
    };
    gatehouse.app.get(Ledger).record(tx, at, { action, actor, ...subject, ...about });
    return Promise.resolve();
  });
}

async function actionsOf(search: string): Promise<string[]> {
  const answer = await call<Events>(gatehouse, auditor, 'GET', `/api/audit?${search}`);
  expect(answer.status).toBe(200);
  return answer.body.items.map((event) => event.action);
}

describe('GET /api/audit', () => {
  it('tells who did what to whom, in words and with the sids of all', async () => {
    const { body } = await call<Events>(gatehouse, auditor, 'GET', `/api/audit?case=${toSid('case', CASE)}`);

    expect(body.items[0]).toMatchObject({
      action: 'case.decided',
      text: 'Decided a case',
      actor: { kind: 'staff', name: 'Kim Berg' },
      subject: { kind: 'case', sid: toSid('case', CASE) },
      account: owl.sid,
      companyName: 'Owl Coffee',
      ip: '10.20.30.40',
      detail: { outcome: 'reject' },
    });
  });

  it.each([
    ['action=case.decided', ['case.decided']],
    ['action=case', ['case.decided', 'case.claimed']],
    ['action=account', []],
    ['actor=system&action=hold', ['hold.placed']],
    [`actor=${toSid('staff', String(KIM.id))}`, ['case.decided', 'case.claimed']],
    ['q=needle', ['case.decided']],
    ['q=100%25', ['case.decided']],
    ['q=1_0', []],
    ['q=10.20.30', ['case.decided', 'case.claimed']],
    ['q=high_risk_signup', []],
    [`q=${toSid('case', CASE)}`, ['case.decided', 'case.claimed']],
  ])('narrows by %s', async (search, actions) => {
    expect(await actionsOf(search)).toEqual(actions);
  });

  it('narrows by account, and a search with a day to begin at looks there', async () => {
    const longAgo = new Date(gatehouse.clock.now().getTime() - 199 * DAY).toISOString().slice(0, 10);

    expect(await actionsOf(`account=${owl.sid}`)).toEqual([
      'account_fact.recorded',
      'case.decided',
      'case.claimed',
      'hold.placed',
    ]);
    expect(await actionsOf(`q=high_risk&to=${longAgo}`)).toEqual(['hold.placed']);
    expect(await actionsOf(`account=${owl.sid}&to=${longAgo}`)).toEqual(['hold.placed']);
  });

  it('pages by cursor without missing or repeating any', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body }: { body: Events } = await call<Events>(
        gatehouse,
        auditor,
        'GET',
        `/api/audit?account=${owl.sid}&limit=1${after}`,
      );
      seen.push(...body.items.map((event) => event.action));
      cursor = body.nextCursor;
    }

    expect(seen).toEqual(['account_fact.recorded', 'case.decided', 'case.claimed', 'hold.placed']);
  });

  it.each([
    'actor=nobody',
    'account=AC1',
    'action=DROP',
    'from=yesterday',
    'to=2026-13-01',
    'q=x',
    'cursor=e30',
    'cursor=WyJ4IiwxXQ',
    'limit=0',
    'colour=red',
  ])('refuses %s with 422', async (search) => {
    expect((await call(gatehouse, auditor, 'GET', `/api/audit?${search}`)).status).toBe(422);
  });

  it('is not there for a reviewer', async () => {
    const reviewer = asStaff(await aStaffMember(gatehouse.database, { roles: ['reviewer'] }));

    const answers = await Promise.all(
      ['', '/verify', '/export'].map((path) => call(gatehouse, reviewer, 'GET', `/api/audit${path}`)),
    );

    expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404]);
  });
});

describe('GET /api/audit/export', () => {
  it('gives CSV in which no name can be a formula, and is itself on the trail', async () => {
    const answer = await call(gatehouse, auditor, 'GET', `/api/audit/export?account=${owl.sid}`);
    const rows: Record<string, string>[] = parse(answer.text, { columns: true, bom: true });

    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({ actor: `'=HYPERLINK("http://evil.example")`, company: 'Owl Coffee' });
    expect(rows[1]).toMatchObject({ action: 'case.decided', what: 'Decided a case', account: owl.sid });
    expect(await actionsOf('action=audit.exported')).toEqual(['audit.exported']);
  });

  it('gives more than fits into one batch, each once', async () => {
    await rowsIn(
      gatehouse.database,
      `INSERT INTO audit_events (at, actor_kind, actor_label, action, subject_kind, row_hash)
       SELECT '2025-06-01', 'system', 'Gatehouse', 'bulk.written', 'bulk', sha256('x') FROM generate_series(1, 2500)`,
    );

    const { text } = await call(gatehouse, auditor, 'GET', '/api/audit/export?action=bulk.written');
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });

    expect(new Set(rows.map((row) => row['id'])).size).toBe(2500);
  });
});
