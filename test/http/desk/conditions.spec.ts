import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toSid } from '../../../src/kernel/ids.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { errorsOn } from '../../support/customer-browser.js';
import { aCompleteRequest, APPLICATION, PURPOSE } from '../../support/outbound-requests.js';
import type { PageVisitor } from '../../support/page-visitor.js';
import { rowsIn } from '../../support/rows-in.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';

let gatehouse: TestApp;
let reviewer: PageVisitor;
beforeAll(async () => {
  gatehouse = await startTestApp({ UNDO_WINDOW_SECONDS: '0' }, { worker: false });
  reviewer = await signedIn(gatehouse, await aStaffMemberWithPassword(gatehouse, { roles: ['reviewer'] }));
});
afterAll(() => gatehouse.stop());

/** A request that waits for a person (T10), its case claimed by the reviewer. */
async function claimedRequest(): Promise<{ id: string; path: string; version: string }> {
  const application = { ...APPLICATION, userGeneratedContent: true };
  const { id } = await aCompleteRequest(gatehouse, { purpose: PURPOSE, application });
  const caseOf = () =>
    rowsIn<{ id: string; version: number }>(
      gatehouse.database,
      `SELECT id, version FROM cases WHERE subject_id = $1`,
      [id],
    );
  const path = `/desk/cases/${toSid('case', (await caseOf())[0]?.id ?? '')}`;
  await reviewer.open(path);
  await reviewer.submit(`${path}/claim`, {});
  return { id, path, version: String((await caseOf())[0]?.version) };
}

const grantOf = async (id: string) =>
  (
    await rowsIn<{ status: string; countries: string[] | null; cap: string | null; fixed: boolean }>(
      gatehouse.database,
      `SELECT status, condition_countries AS countries, condition_daily_units AS cap, condition_no_free_form AS fixed
       FROM outbound_permissions WHERE id = $1`,
      [id],
    )
  )[0];

describe('T16: deciding with conditions at the desk', () => {
  it('grants with exactly those that were set', async () => {
    const { id, path, version } = await claimedRequest();
    const sent = await reviewer.submit(`${path}/decide`, {
      version,
      outcome: 'approve',
      'approve:countries': ['DE', 'AT'],
      'approve:dailyUnits': '1,500',
      'approve:noFreeForm': 'true',
      'approve:publicMessage': 'As agreed.',
      'reject:publicMessage': 'Typed before, under another outcome.',
    });
    expect(sent.status).toBe(303);
    expect(await grantOf(id)).toMatchObject({ status: 'granted', countries: ['DE', 'AT'], fixed: true });
    expect(Number((await grantOf(id))?.cap)).toBe(1500);
    const page = await reviewer.open(path);
    expect(page.html).toContain('Only to Germany and Austria.');
    expect(page.html).toContain('As agreed.');
    expect(page.html).not.toContain('Typed before');
  });

  it('refuses a day that has passed at its field, with everything that was typed still there', async () => {
    const { id, path, version } = await claimedRequest();
    const refused = await reviewer.submit(`${path}/decide`, {
      version,
      outcome: 'approve',
      'approve:until': '2020-01-01',
      'approve:dailyUnits': '900',
      'approve:publicMessage': 'Words that stay.',
    });
    expect(refused.status).toBe(422);
    expect(errorsOn(refused)).toEqual(['Give a time in the future; the permission ends then.']);
    expect(refused.html).toContain('href="#field-approve-until"');
    expect(refused.html).toMatch(/<details class="offer-conditions" open>/);
    expect(refused.html).toContain('value="900"');
    expect(refused.html).toContain('Words that stay.');
    expect(await grantOf(id)).toMatchObject({ status: 'in_review' });
  });

  it('asks for the words of a discussion at their field, then opens it and the case waits for the customer', async () => {
    const { id, path, version } = await claimedRequest();
    const silent = await reviewer.submit(`${path}/decide`, { version, outcome: 'discuss' });
    expect(silent.status).toBe(422);
    expect(silent.html).toContain('href="#field-discuss-publicMessage"');
    const said = {
      version,
      outcome: 'discuss',
      'discuss:publicMessage': 'Which texts would they choose from?',
    };
    expect((await reviewer.submit(`${path}/decide`, said)).status).toBe(303);
    expect(await grantOf(id)).toMatchObject({ status: 'in_discussion' });
    const page = await reviewer.open(path);
    expect(page.html).toContain('Which texts would they choose from?');
    expect(page.html).toContain('has not answered yet');
  });
});
