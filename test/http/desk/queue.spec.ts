import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { BuiltStaff } from '../../support/builders.js';
import { aFiledCase, caseNow, manyOpenCases, type FiledCase } from '../../support/desk-scene.js';
import type { PageVisitor } from '../../support/page-visitor.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
let moreau: BuiltStaff;
let reviewer: PageVisitor;
let auditor: PageVisitor;
let german: FiledCase;
let french: FiledCase;

beforeAll(async () => {
  gatehouse = await startTestApp();
  moreau = await aStaffMemberWithPassword(gatehouse, { roles: ['senior_reviewer'], name: 'A. Moreau' });
  reviewer = await signedIn(gatehouse, moreau);
  auditor = await signedIn(gatehouse, await aStaffMemberWithPassword(gatehouse, { roles: ['auditor'] }));
  german = await aFiledCase(gatehouse, { companyName: 'Brightline Logistics', country: 'DE' });
  french = await aFiledCase(gatehouse, { companyName: 'Atelier Dubois', country: 'FR', band: 'medium' });
});
afterAll(() => gatehouse.stop());

/** The counts beside the tabs, by their labels. */
function tabs(html: string): Record<string, string> {
  const found = html.matchAll(/<li><a href="[^"]*"[^>]*>([\w -]+) <span class="count">([\d,+]+)<\/span>/g);
  return Object.fromEntries([...found].map(([, label, count]) => [String(label), String(count)]));
}

describe('the queue', () => {
  it('is where the address without a path leads', async () => {
    expect(await reviewer.open('/')).toMatchObject({ status: 303, location: '/desk' });
  });

  it('lists what needs somebody, with counts in its tabs', async () => {
    const page = await reviewer.open('/desk');
    expect(page.html).toContain('Brightline Logistics');
    expect(page.html).toContain(`href="${german.path}"`);
    expect(tabs(page.html)).toMatchObject({ All: '2', Mine: '0', Reassessment: '2', 'Account review': '0' });
  });

  it('filters by what the address says, with a chip that takes each filter away', async () => {
    const page = await reviewer.open('/desk?country=FR&band=medium');
    expect(page.html).toContain('Atelier Dubois');
    expect(page.html).not.toContain('Brightline Logistics');
    expect(page.html).toContain('href="/desk?band&#x3D;medium"');
    expect((await reviewer.open('/desk?type=reassessment')).html).toMatch(
      /aria-current="page">Reassessment /,
    );
    expect((await reviewer.open('/desk?q=Bright')).html).not.toContain('Atelier Dubois');
  });

  it('takes a form without scripts, which sends every filter empty', async () => {
    const page = await reviewer.open('/desk?type=&status=&lane=&country=&band=&due=&code=&q=');
    expect(page.status).toBe(200);
    expect(page.html).toContain('Atelier Dubois');
    expect(page.html).not.toContain('class="chips"');
  });

  it('says what to do when a filter leaves nothing', async () => {
    const page = await reviewer.open('/desk?country=AD');
    expect(page.html).toContain('No case is like this');
    expect(page.html).toContain('Show the whole queue');
  });

  it.each(['country=XX', 'type=toll', 'due=soon', 'cursor=abc', 'color=red'])(
    'refuses %s, which no filter of ours says',
    async (query) => {
      expect((await reviewer.open(`/desk?${query}`)).status).toBe(422);
    },
  );

  it('shows a narrowed reviewer only what is within reach, in list and counts alike', async () => {
    const narrow = await aStaffMemberWithPassword(gatehouse, {
      roles: ['reviewer'],
      scope: { countries: ['FR'], caseTypes: ['reassessment'] },
    });
    const page = await (await signedIn(gatehouse, narrow)).open('/desk');
    expect(page.html).toContain('Atelier Dubois');
    expect(page.html).not.toContain('Brightline Logistics');
    expect(tabs(page.html)).toEqual({ All: '1', Mine: '0', Priority: '0', Reassessment: '1' });
  });

  it('is for the auditor to read; he is offered nothing to take and may not take', async () => {
    const page = await auditor.open('/desk');
    expect(page.status).toBe(200);
    expect(page.html).not.toContain('Take next');
    expect((await auditor.submit('/desk/next', {})).status).toBe(403);
  });

  it('finds decided cases by their status and by the code they were decided with', async () => {
    const decided = await reviewer.open('/desk?status=decided');
    expect(decided.html).toContain('No case is like this');
    expect((await reviewer.open('/desk?code=details_insufficient')).html).toContain(
      'code: Not enough details',
    );
  });
});

describe('taking the next case', () => {
  it('hands out the first one and shows it; the queue then says who has it', async () => {
    await reviewer.open('/desk');
    const taken = await reviewer.submit('/desk/next', {});
    expect(taken).toMatchObject({ status: 303, location: german.path });
    expect(await caseNow(gatehouse, german)).toMatchObject({ assigneeId: moreau.id });
    const page = await reviewer.open('/desk?assignee=me');
    expect(page.html).toContain('A. Moreau');
    expect(page.html).toContain('(you)');
    expect(tabs(page.html)).toMatchObject({ Mine: '1' });
  });

  it('says in a friendly way when there is none', async () => {
    const taken = await reviewer.submit('/desk/next', { type: 'account_review' });
    expect(taken).toMatchObject({ status: 303, location: '/desk?type=account_review' });
    expect((await reviewer.open(String(taken.location))).html).toContain('Nothing waits for you');
  });
});

describe('saved views', () => {
  it('keeps the filters of the page under a name, for this person alone', async () => {
    await reviewer.open('/desk?country=FR');
    const saved = await reviewer.submit('/desk/views', { name: 'French ones', country: 'FR' });
    expect(saved).toMatchObject({ status: 303, location: '/desk?country=FR' });
    expect((await reviewer.open('/desk')).html).toContain('French ones');
    expect((await auditor.open('/desk')).html).not.toContain('French ones');
  });

  it('refuses a second view of that name, and a view of nothing', async () => {
    const again = await reviewer.submit('/desk/views', { name: 'French ones', country: 'DE' });
    expect(again.status).toBe(409);
    expect(again.html).toContain('You have a view called');
    expect((await reviewer.submit('/desk/views', { name: 'Everything' })).status).toBe(422);
  });

  it('removes a view; another person’s stays', async () => {
    const [view] = await rowsIn<{ id: string }>(gatehouse.database, `SELECT id FROM saved_views`);
    await auditor.open('/desk');
    await auditor.submit('/desk/views/remove', { view: String(view?.id) });
    expect((await reviewer.open('/desk')).html).toContain('French ones');
    await reviewer.submit('/desk/views/remove', { view: String(view?.id) });
    expect((await reviewer.open('/desk')).html).not.toContain('French ones');
  });
});

describe('a long queue', () => {
  it('pages by key: every case once, the last page without a next', async () => {
    await manyOpenCases(gatehouse, french.account, 120);
    const seen: string[] = [];
    let path: string | null = '/desk?type=account_review';
    for (let pages = 0; path !== null && pages < 5; pages++) {
      const { html } = await reviewer.open(path);
      seen.push(...[...html.matchAll(/class="row-link" href="([^"]+)"/g)].map(([, href]) => String(href)));
      const next = /href="([^"]+)" rel="next"/.exec(html)?.[1];
      path = next === undefined ? null : next.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
    }
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
  });

  it('counts to a thousand and then says so', async () => {
    await manyOpenCases(gatehouse, french.account, 1000);
    expect(tabs((await reviewer.open('/desk')).html)).toMatchObject({
      All: '1,000+',
      'Account review': '1,000+',
      Reassessment: '2',
    });
  });
});
