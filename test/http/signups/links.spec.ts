import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssessmentView } from '../../../src/assessments/assessment.views.js';
import { LINK_KINDS, type LinkKind } from '../../../src/assessments/signals/signal.js';
import { asStaff, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltStaff } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';
import { aSignupRequest, ofHighRisk, signedUp } from '../../support/signup-request.js';

let gatehouse: TestApp;
let reviewer: BuiltStaff;
beforeAll(async () => {
  gatehouse = await startTestApp();
  reviewer = await aStaffMember(gatehouse.database, { roles: ['reviewer'] });
});
afterAll(() => gatehouse.stop());

type SignupRequest = ReturnType<typeof aSignupRequest>;

/** What the newcomer takes from the earlier account, kind by kind, in other words where it can. */
const TAKES: Readonly<Record<LinkKind, (from: SignupRequest, own: SignupRequest) => object>> = {
  phone: (from) => ({ phone: from.phone.replaceAll(' ', '').replace('+49', '0049') }),
  card: (from) => ({ payment: { fingerprint: from.payment.fingerprint } }),
  device: (from) => ({ deviceId: from.deviceId }),
  website_domain: (from, own) => ({
    company: { ...own.company, website: from.company.website.replace('www.', 'shop.') },
  }),
  email: (from) => ({ email: from.email.replace('@', '+second@').toUpperCase() }),
  company_name: (from, own) => ({
    company: { ...own.company, name: from.company.name.replace('e', 'е').replace(' GmbH', ', Ltd.') },
  }),
};

async function signalsOf(assessmentSid: string): Promise<AssessmentView['signals']> {
  const answer = await call<AssessmentView>(
    gatehouse,
    asStaff(reviewer),
    'GET',
    `/api/assessments/${assessmentSid}`,
  );
  return answer.body.signals;
}

/** Signs up a company that goes on hold at once, and gives what it said. */
async function aHeldSignup(changes: object = {}): Promise<{ request: SignupRequest; sid: string }> {
  const request = aSignupRequest({ payment: { ...aSignupRequest().payment, flagged: true }, ...changes });
  const { account } = await signedUp(gatehouse, request);
  expect(account.status).toBe('on_hold');
  return { request, sid: account.sid };
}

describe('what an account on hold has, too', () => {
  it.each(LINK_KINDS)(
    'P1, P3: the same %s is a signal that names the account, and at least a review',
    async (kind) => {
      const held = await aHeldSignup();
      const own = aSignupRequest();

      const { account, assessment } = await signedUp(gatehouse, {
        ...own,
        ...TAKES[kind](held.request, own),
      });

      const signals = await signalsOf(assessment.sid);
      const link = signals.find((signal) => signal.name === `linked_${kind}`);
      expect(link?.links).toContainEqual({
        kind,
        account: held.sid,
        status: 'on_hold',
        companyName: held.request.company.name,
      });
      expect(link?.points).toBeGreaterThan(0);
      expect(['review', 'hold']).toContain(assessment.outcome);
      expect(account.status).not.toBe('active');
    },
  );

  it('P3: a name that is only one letter off is found, one that merely shares a word is not', async () => {
    const held = await aHeldSignup({ company: { name: 'Nordlicht Versand GmbH', country: 'DE' } });

    const near = await signedUp(gatehouse, { company: { name: 'Nordlicht Verssand GmbH', country: 'DE' } });
    const far = await signedUp(gatehouse, { company: { name: 'Nordlicht Reisen GmbH', country: 'DE' } });

    const names = async (sid: string) => (await signalsOf(sid)).map((signal) => signal.name);
    expect(await names(near.assessment.sid)).toContain('linked_company_name');
    expect(await names(far.assessment.sid)).not.toContain('linked_company_name');
    expect(held.sid).toMatch(/^AC/);
  });

  it('P3: mail at the domain of a held account’s mailbox is the same domain', async () => {
    const own = aSignupRequest();
    const held = await aHeldSignup({
      email: 'sales@kupfer-und-zinn.de',
      company: { ...own.company, website: 'https://facebook.com/kupferzinn' },
    });

    const { assessment } = await signedUp(gatehouse, { email: 'hr@kupfer-und-zinn.de' });

    const link = (await signalsOf(assessment.sid)).find((signal) => signal.name === 'linked_website_domain');
    expect(link?.links.map(({ account }) => account)).toEqual([held.sid]);
  });

  it('P3: when links tip the scales, the hold says so', async () => {
    const { request } = await aHeldSignup();

    const { account } = await signedUp(gatehouse, { deviceId: request.deviceId, phone: request.phone });

    const [hold] = await rowsIn<{ code: string }>(
      gatehouse.database,
      `SELECT code FROM holds WHERE 'AC' || replace(account_id::text, '-', '') = $1`,
      [account.sid],
    );
    expect([account.status, hold?.code]).toEqual(['on_hold', 'linked_to_held_account']);
  });
});

describe('what is no link', () => {
  it('P1: an account that is not on hold links nobody', async () => {
    const request = aSignupRequest();
    await signedUp(gatehouse, request);

    const { account, assessment } = await signedUp(gatehouse, {
      phone: request.phone,
      deviceId: request.deviceId,
    });

    expect(await signalsOf(assessment.sid)).toEqual([]);
    expect(account.status).toBe('active');
  });

  it('P1: free mail and throw-away mail are nobody’s own domain', async () => {
    const held = await signedUp(gatehouse, ofHighRisk());
    expect(held.account.status).toBe('on_hold');

    const { assessment } = await signedUp(gatehouse, { email: 'somebody.else@mailinator.com' });

    const names = (await signalsOf(assessment.sid)).map((signal) => signal.name);
    expect(names).toEqual(['disposable_email']);
  });
});
