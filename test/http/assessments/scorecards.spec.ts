import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AssessmentView } from '../../../src/assessments/assessment.views.js';
import type { ScorecardView } from '../../../src/assessments/scorecard.dto.js';
import type { Problem } from '../../../src/http/problem.js';
import type { Page } from '../../../src/kernel/page.js';
import { asStaff, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltStaff } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';
import { ofMiddleRisk, signedUp } from '../../support/signup-request.js';

let gatehouse: TestApp;
let analyst: BuiltStaff;
beforeAll(async () => {
  gatehouse = await startTestApp();
  analyst = await aStaffMember(gatehouse.database, { roles: ['analyst'], name: 'Noor Haddad' });
});
afterAll(() => gatehouse.stop());

const publish = <Body = ScorecardView>(body: object) =>
  call<Body>(gatehouse, asStaff(analyst), 'POST', '/api/scorecards', body);

async function list(query = ''): Promise<Page<ScorecardView>> {
  return (await call<Page<ScorecardView>>(gatehouse, asStaff(analyst), 'GET', `/api/scorecards${query}`))
    .body;
}

async function newest(): Promise<ScorecardView> {
  const [first] = (await list()).items;
  if (first === undefined) throw new Error('There is no scorecard.');
  return first;
}

it('P1: a new installation begins with version 1, which nobody published', async () => {
  expect((await list()).items).toMatchObject([
    { version: 1, createdBy: null, thresholds: { medium: 30, high: 60, blocked: 90 } },
  ]);
});

it('P1: points and thresholds are data: a new version changes what a signup comes to, and old assessments stay', async () => {
  const before = await signedUp(gatehouse, ofMiddleRisk());
  const { version, points } = await newest();

  const answer = await publish({ version, points: { ...points, disposable_email: 65 } });
  const after = await signedUp(gatehouse, ofMiddleRisk());

  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({
    version: version + 1,
    createdBy: 'Noor Haddad',
    thresholds: { medium: 30 },
  });
  expect([before.assessment.outcome, before.assessment.score]).toEqual(['review', 40]);
  expect([after.assessment.outcome, after.assessment.score, after.account.status]).toEqual([
    'hold',
    65,
    'on_hold',
  ]);
  const kept = await call<AssessmentView>(
    gatehouse,
    asStaff(analyst),
    'GET',
    `/api/assessments/${before.assessment.sid}`,
  );
  expect(kept.body).toMatchObject({ score: 40, outcome: 'review', scorecardVersion: version });
});

it('records who published what', async () => {
  const { version } = await newest();

  await publish({ version, thresholds: { medium: 25, high: 60, blocked: 90 } });

  const events = await rowsIn(
    gatehouse.database,
    `SELECT actor_label, detail FROM audit_events WHERE action = 'scorecard.published' ORDER BY id DESC LIMIT 1`,
  );
  expect(events).toEqual([
    {
      actor_label: 'Noor Haddad',
      detail: { version: version + 1, changed: { 'thresholds.medium': [30, 25] } },
    },
  ]);
});

it('refuses a scorecard that cannot be used, naming every field, and publishes nothing', async () => {
  const { version, points } = await newest();

  const answer = await publish<Problem>({
    version,
    points: { ...points, website_missing: 101, star_sign: 5 },
    thresholds: { medium: 70, high: 60, blocked: 90 },
    forced: { card_flagged: 'very_high' },
  });

  expect([answer.status, answer.body.code]).toEqual([422, 'scorecard_invalid']);
  expect(answer.body.errors?.map((error) => error.field)).toEqual([
    'points.website_missing',
    'forced.card_flagged',
    'points.star_sign',
    'thresholds',
  ]);
  expect((await newest()).version).toBe(version);
});

it('refuses a change of a version that is not the newest any more, also of two at once', async () => {
  const { version } = await newest();

  const both = await Promise.all([publish<Problem>({ version }), publish<Problem>({ version })]);
  const late = await publish<Problem>({ version });

  expect(both.map((answer) => answer.status).sort()).toEqual([201, 409]);
  expect([late.status, late.body.code]).toEqual([409, 'version_stale']);
});

it('pages through all versions, the one that counts first', async () => {
  const { version } = await newest();

  const first = await list('?limit=1');
  const rest = await list(`?limit=200&cursor=${first.nextCursor ?? ''}`);
  const bad = await call<Problem>(gatehouse, asStaff(analyst), 'GET', '/api/scorecards?cursor=WzFlOTld');

  expect(first.items.map((item) => item.version)).toEqual([version]);
  expect(rest.items.map((item) => item.version)).toEqual(
    Array.from({ length: version - 1 }, (_, at) => version - 1 - at),
  );
  expect([bad.status, bad.body.code]).toEqual([422, 'cursor_invalid']);
});
