import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { businessDayEnd } from '../../../src/cases/business-calendar.js';
import { parseSid } from '../../../src/kernel/ids.js';
import { asCustomer, call, NOBODY } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount } from '../../support/builders.js';
import { aPortalUser } from '../../support/customer-browser.js';
import { eventually } from '../../support/eventually.js';
import { mailsTo } from '../../support/outcomes.js';
import { rowsIn } from '../../support/rows-in.js';
import { aSignupRequest, ofHighRisk, ofMiddleRisk, signedUp, signUp } from '../../support/signup-request.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

interface OpenHold {
  readonly kind: string;
  readonly code: string;
  readonly source: string;
  readonly services: string[] | null;
  readonly note: string;
  readonly assessment: string;
}

function holdsOf(sid: string): Promise<OpenHold[]> {
  return rowsIn(
    gatehouse.database,
    `SELECT kind, code, source, services, note, assessment_id AS assessment FROM holds WHERE account_id = $1`,
    [parseSid('account', sid)],
  );
}

interface OpenReview {
  readonly subject_id: string;
  readonly hold_id: string | null;
  readonly lane: string;
  readonly headline: string;
  readonly opened_at: Date;
  readonly aim_by: Date;
  readonly due_by: Date;
}

function reviewsOf(sid: string): Promise<OpenReview[]> {
  return rowsIn(
    gatehouse.database,
    `SELECT * FROM cases WHERE account_id = $1 AND type = 'account_review' AND status = 'open'`,
    [parseSid('account', sid)],
  );
}

/** The first mail to that address, once it is delivered. */
async function inboxOf(address: string): Promise<{ readonly text: string } | undefined> {
  const path = `/dev/inbox?to=${encodeURIComponent(address)}`;
  const { body } = await call<{ items: { text: string }[] }>(gatehouse, NOBODY, 'GET', path);
  return body.items[0];
}

describe('a signup of low risk', () => {
  it('P1: is assessed, opens active and in development, and gives the token of its API', async () => {
    const request = aSignupRequest();

    const answer = await signUp(gatehouse, request);

    expect(answer.status).toBe(201);
    expect(answer.body.account).toMatchObject({
      sid: expect.stringMatching(/^AC[0-9a-f]{32}$/),
      authToken: expect.stringMatching(/^[0-9a-f]{32}$/),
      externalId: request.externalId,
      email: request.email,
      company: { name: request.company.name, country: 'DE', website: request.company.website },
      plan: 'self_service',
      mode: 'development',
      status: 'active',
      parentAccount: null,
    });
    expect(answer.body.assessment).toEqual({
      sid: expect.stringMatching(/^AS[0-9a-f]{32}$/),
      score: 0,
      band: 'low',
      outcome: 'allow',
    });
    expect(await holdsOf(answer.body.account.sid)).toEqual([]);
    expect(await reviewsOf(answer.body.account.sid)).toEqual([]);
    const own = await call(
      gatehouse,
      asCustomer(answer.body.account),
      'GET',
      `/api/accounts/${answer.body.account.sid}`,
    );
    expect(own.status).toBe(200);
  });

  it('P7: its owner gets a link that works once, to set a password for the portal', async () => {
    const { account } = await signedUp(gatehouse);

    const mail = await eventually(() => inboxOf(account.email));
    const link = /https?:\/\/[^/\s]+(\/portal\/set-password\/[\w-]+)/.exec(mail.text)?.[1];
    expect(mail.text).toContain('Your account is active.');
    const page = await fetch(gatehouse.url + String(link));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('password');
  });

  it('P7: a person who owns two accounts stays one person', async () => {
    const first = await signedUp(gatehouse, { email: 'Owner.Of.Two@brightside-tools.de' });
    const second = await signedUp(gatehouse, { email: 'owner.of.two@BRIGHTSIDE-tools.de' });

    const members = await rowsIn(
      gatehouse.database,
      `SELECT DISTINCT portal_user_id FROM portal_memberships WHERE account_id = ANY ($1)`,
      [[first, second].map(({ account }) => parseSid('account', account.sid))],
    );
    expect(members).toHaveLength(1);
  });
});

describe('a signup of middle risk', () => {
  it('P2, P4: is restricted and waits for a person, who reads on top why', async () => {
    const { account, assessment } = await signedUp(gatehouse, ofMiddleRisk());

    expect([assessment.band, assessment.outcome, account.status]).toEqual(['medium', 'review', 'restricted']);
    const holds = await holdsOf(account.sid);
    expect(holds).toMatchObject([
      {
        kind: 'restriction',
        code: 'signup_under_review',
        source: 'signup',
        services: null,
        assessment: parseSid('assessment', assessment.sid),
      },
    ]);
    const [review] = await reviewsOf(account.sid);
    expect(review).toMatchObject({ subject_id: parseSid('account', account.sid), lane: 'standard' });
    expect(review?.headline).toContain('mailinator.com');
    expect(review?.hold_id).not.toBeNull();
    const opened = review?.opened_at ?? new Date();
    expect(review?.aim_by).toEqual(businessDayEnd(opened, 1, 'DE'));
    expect(review?.due_by).toEqual(businessDayEnd(opened, 2, 'DE'));
  });

  it('P6: its owner is told of the restriction and how to ask for a reassessment, never why', async () => {
    const request = aSignupRequest({ email: 'p6@guerrillamail.com' });

    await signUp(gatehouse, request);

    const mails = await mailsTo(gatehouse.database, request.email);
    expect(mails.map((mail) => mail.template).sort()).toEqual(['account-welcome', 'hold-placed']);
    const placed = mails.find((mail) => mail.template === 'hold-placed');
    expect(placed?.payload).toMatchObject({
      kind: 'restriction',
      covers: 'everything',
      requestUrl: expect.stringMatching(/\/portal\/reassessment\/new\?account=AC[0-9a-f]{32}$/),
    });
    expect(JSON.stringify(mails)).not.toMatch(/throw-away|disposable|score|signup_under_review/i);
  });
});

describe('the owner of a new account', () => {
  const templatesTo = async (email: string) =>
    (await mailsTo(gatehouse.database, email)).map((mail) => mail.template);

  it('who has a password keeps it: he is led to the new account with no link to choose another', async () => {
    const earlier = await anAccount(gatehouse.database, { email: 'again@two-shops.de' });
    await aPortalUser(gatehouse, earlier);

    const { account } = await signedUp(gatehouse, { email: 'Again@two-shops.de' });

    const [mail] = await mailsTo(gatehouse.database, 'Again@two-shops.de');
    expect(mail).toMatchObject({
      template: 'account-added',
      payload: { portalUrl: expect.stringContaining(`/portal?account=${account.sid}`) },
    });
    expect(JSON.stringify(mail)).not.toContain('set-password');
  });

  it('who has never chosen a password gets a link to choose one with each account', async () => {
    const email = 'not-yet@two-shops.de';

    await signedUp(gatehouse, { email });
    await signedUp(gatehouse, { email });

    expect(await templatesTo(email)).toEqual(['account-welcome', 'account-welcome']);
  });
});

describe('a signup of high risk', () => {
  it('P3: goes on the hold list', async () => {
    const { account, assessment } = await signedUp(gatehouse, ofHighRisk());

    expect([assessment.band, assessment.outcome, account.status]).toEqual(['high', 'hold', 'on_hold']);
    expect(await holdsOf(account.sid)).toMatchObject([
      { kind: 'hold', code: 'high_risk_signup', source: 'signup', services: null },
    ]);
    expect(await reviewsOf(account.sid)).toEqual([]);
  });

  it('P27: a flagged card holds whatever else is said, and stays on record as a zero-tolerance fact', async () => {
    const { account } = await signedUp(gatehouse, {
      payment: { fingerprint: 'card-flagged', flagged: true },
    });

    expect(account.status).toBe('on_hold');
    expect(await holdsOf(account.sid)).toMatchObject([{ kind: 'hold', code: 'payment_flagged' }]);
    const facts = await rowsIn(
      gatehouse.database,
      `SELECT kind, zero_tolerance, source, detail->>'fingerprint' AS card FROM account_facts WHERE account_id = $1`,
      [parseSid('account', account.sid)],
    );
    expect(facts).toEqual([
      { kind: 'card_flagged', zero_tolerance: true, source: 'signup', card: 'card-flagged' },
    ]);
  });
});

describe('a contracted account', () => {
  it.each([
    ['low', () => ({}), 0],
    ['middle', ofMiddleRisk, 1],
    ['high', ofHighRisk, 1],
  ] as const)('P1: of %s risk is assessed and stays active, never held', async (_, risk, reviews) => {
    const { account } = await signedUp(gatehouse, { ...risk(), plan: 'contracted' });

    expect([account.status, account.mode]).toEqual(['active', 'production']);
    expect(await holdsOf(account.sid)).toEqual([]);
    expect(await reviewsOf(account.sid)).toHaveLength(reviews);
  });

  it('P3: of high risk is looked at first, since it goes on meanwhile', async () => {
    const { account, assessment } = await signedUp(gatehouse, { ...ofHighRisk(), plan: 'contracted' });

    expect(assessment.outcome).toBe('hold');
    expect(await reviewsOf(account.sid)).toMatchObject([{ lane: 'priority', hold_id: null }]);
  });
});

it('P1: who signed up, how it was assessed and what followed is in the audit trail', async () => {
  const { account, assessment } = await signedUp(gatehouse, ofMiddleRisk());

  const events = await rowsIn<{ action: string; actor_kind: string; detail: object }>(
    gatehouse.database,
    `SELECT action, actor_kind, detail FROM audit_events WHERE account_id = $1 ORDER BY action`,
    [parseSid('account', account.sid)],
  );
  expect(events.map(({ action, actor_kind }) => [action, actor_kind])).toEqual([
    ['account.assessed', 'system'],
    ['account.signed_up', 'platform'],
    ['case.opened', 'system'],
    ['hold.placed', 'system'],
  ]);
  expect(events[0]?.detail).toMatchObject({
    assessment: assessment.sid,
    trigger: 'signup',
    score: assessment.score,
    scorecardVersion: 1,
    signals: expect.arrayContaining(['disposable_email']),
  });
});
