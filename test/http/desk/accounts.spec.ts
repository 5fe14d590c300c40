import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aHold, anAccount, type BuiltAccount } from '../../support/builders.js';
import { aFiledCase } from '../../support/desk-scene.js';
import { mailsTo, statusOf } from '../../support/outcomes.js';
import type { PageVisitor } from '../../support/page-visitor.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';

let gatehouse: TestApp;
let senior: PageVisitor;
let reviewer: PageVisitor;
let french: PageVisitor;

beforeAll(async () => {
  gatehouse = await startTestApp();
  const [osei, moreau, roux] = await Promise.all([
    aStaffMemberWithPassword(gatehouse, { roles: ['senior_reviewer'], name: 'K. Osei' }),
    aStaffMemberWithPassword(gatehouse, { roles: ['reviewer'], name: 'A. Moreau' }),
    aStaffMemberWithPassword(gatehouse, { roles: ['senior_reviewer'], scope: { countries: ['FR'] } }),
  ]);
  senior = await signedIn(gatehouse, osei);
  reviewer = await signedIn(gatehouse, moreau);
  french = await signedIn(gatehouse, roux);
});
afterAll(() => gatehouse.stop());

const pathOf = ({ sid }: Pick<BuiltAccount, 'sid'>): string => `/desk/accounts/${sid}`;

describe('the accounts', () => {
  it('are found by the beginning of a name or an address, and by their status', async () => {
    const account = await anAccount(gatehouse.database, {
      companyName: 'Zephyr Freight',
      email: 'z@zf.example',
    });
    expect((await reviewer.open('/desk/accounts?q=zephyr')).html).toContain(pathOf(account));
    expect((await reviewer.open('/desk/accounts?q=z@zf')).html).toContain(pathOf(account));
    expect((await reviewer.open('/desk/accounts?q=freight')).html).toContain('No account is like this');
    expect((await reviewer.open('/desk/accounts?q=zephyr&status=on_hold')).html).not.toContain(
      pathOf(account),
    );
  });

  it('do not exist out of reach: not in the list, not by address, not for any form', async () => {
    const account = await anAccount(gatehouse.database, { companyName: 'Rhein Nord GmbH', country: 'DE' });
    expect((await french.open('/desk/accounts?q=rhein')).html).not.toContain('Rhein Nord');
    expect((await french.open(pathOf(account))).status).toBe(404);
    const forms = {
      holds: { code: 'staff_decision', note: 'x' },
      facts: { kind: 'phishing_or_spam', finding: 'x' },
      close: { reason: 'x' },
    };
    for (const [form, fields] of Object.entries(forms))
      expect((await french.submit(`${pathOf(account)}/${form}`, fields)).status, form).toBe(404);
    expect(await statusOf(gatehouse.database, account)).toBe('active');
  });

  it('link to a website only where it is one: what a customer typed leads nowhere else', async () => {
    const account = await anAccount(gatehouse.database, { website: 'javascript:alert(document.domain)' });
    const page = await reviewer.open(pathOf(account));
    expect(page.html).toContain('javascript:alert(document.domain)');
    expect(page.html).not.toContain('href="javascript:');
  });

  it('show profile, holds, cases and subaccounts on one page, and only the actions of the role', async () => {
    const { account } = await aFiledCase(gatehouse, { companyName: 'Brightline Logistics' });
    await anAccount(gatehouse.database, { parentId: account.id, friendlyName: 'Brightline Austria' });
    const page = await reviewer.open(pathOf(account));
    expect(page.html).toContain(account.email);
    expect(page.html).toContain('High risk at signup');
    expect(page.html).toContain('Brightline Austria');
    expect(page.html).toMatch(/href="\/desk\/cases\/CS[0-9a-f]{32}">Reassessment</);
    expect(page.html).not.toContain('Place a hold');
    expect((await senior.open(pathOf(account))).html).toContain('Place a hold');
  });
});

describe('holds placed by hand', () => {
  it('P3: put the account on hold with a code and a note, and its owner is told by e-mail', async () => {
    const account = await anAccount(gatehouse.database);
    await senior.open(pathOf(account));
    const placed = await senior.submit(`${pathOf(account)}/holds`, {
      code: 'unusual_traffic',
      note: 'Four times the usual volume.',
    });
    expect(placed).toMatchObject({ status: 303, location: pathOf(account) });
    expect(await statusOf(gatehouse.database, account)).toBe('on_hold');
    expect((await mailsTo(gatehouse.database, account.email)).map(({ template }) => template)).toEqual([
      'hold-placed',
    ]);
    const page = await senior.open(pathOf(account));
    expect(page.html).toContain('The account is on hold.');
    expect(page.html).toContain('Four times the usual volume.');
  });

  it('P5: restrict only the services that were chosen, until the end of a day', async () => {
    const account = await anAccount(gatehouse.database);
    await senior.open(pathOf(account));
    const fields = { code: 'terms_violation', note: 'Voice only.', services: 'voice', until: '2031-03-01' };
    await senior.submit(`${pathOf(account)}/holds`, fields);
    expect(await statusOf(gatehouse.database, account)).toBe('restricted');
    expect((await senior.open(pathOf(account))).html).toContain('ends <time datetime="2031-03-01T23:59:59');
  });

  it('need a code and a note; what was typed stays', async () => {
    const account = await anAccount(gatehouse.database);
    await senior.open(pathOf(account));
    const refused = await senior.submit(`${pathOf(account)}/holds`, { note: 'A reason without a code.' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Choose why.');
    expect(refused.html).toContain('A reason without a code.');
    const past = { code: 'staff_decision', note: 'x', until: '2020-01-01' };
    expect((await senior.submit(`${pathOf(account)}/holds`, past)).html).toContain(
      'Give a time in the future',
    );
    expect(await statusOf(gatehouse.database, account)).toBe('active');
  });

  it('are refused to a reviewer', async () => {
    const account = await anAccount(gatehouse.database);
    await reviewer.open(pathOf(account));
    const fields = { code: 'staff_decision', note: 'x' };
    expect((await reviewer.submit(`${pathOf(account)}/holds`, fields)).status).toBe(403);
  });

  it('are released with a note; who comes too late is told who was faster', async () => {
    const account = await anAccount(gatehouse.database);
    const hold = await aHold(gatehouse.database, account);
    const path = `${pathOf(account)}/holds/${hold.sid}/release`;
    await senior.open(pathOf(account));
    const fields = { version: '1', releaseNote: 'Cleared up by phone.' };
    expect(await senior.submit(path, fields)).toMatchObject({ status: 303, location: pathOf(account) });
    expect(await statusOf(gatehouse.database, account)).toBe('active');
    const late = await senior.submit(path, fields);
    expect(late.status).toBe(409);
    expect(late.html).toContain('This hold was released meanwhile');
    expect(late.html).toContain('K. Osei released this hold');
  });
});

describe('the hold list', () => {
  it('shows open holds, released ones when asked for, and only within reach', async () => {
    const account = await anAccount(gatehouse.database, { companyName: 'Owl Coffee', country: 'US' });
    await aHold(gatehouse.database, account, {
      code: 'number_hoarding',
      note: 'Two hundred numbers, no call.',
    });
    const page = await reviewer.open('/desk/holds?code=number_hoarding');
    expect(page.html).toContain('Owl Coffee');
    expect(page.html).toContain('Numbers bought without outbound use');
    expect((await reviewer.open('/desk/holds?state=released&q=owl')).html).toContain('No hold is like this');
    expect((await french.open('/desk/holds')).html).not.toContain('Owl Coffee');
  });
});

describe('facts and closing', () => {
  it('P29: a finding goes on record and is cleared again with a note', async () => {
    const account = await anAccount(gatehouse.database);
    await senior.open(pathOf(account));
    await senior.submit(`${pathOf(account)}/facts`, {
      kind: 'phishing_or_spam',
      finding: 'Fake bank login.',
    });
    const page = await senior.open(pathOf(account));
    expect(page.html).toContain('Zero tolerance');
    expect(page.html).toContain('Fake bank login.');
    const clear = /action="([^"]+\/facts\/FA[0-9a-f]{32}\/clear)"/.exec(page.html)?.[1] ?? '';
    await senior.submit(clear, { clearNote: 'It was their own test page.' });
    const after = await senior.open(pathOf(account));
    expect(after.html).not.toContain('<h2>Zero tolerance</h2>');
    expect(after.html).toContain('It was their own test page.');
  });

  it('closes an account for good, with a reason', async () => {
    const account = await anAccount(gatehouse.database);
    await senior.open(pathOf(account));
    expect((await senior.submit(`${pathOf(account)}/close`, {})).status).toBe(422);
    await senior.submit(`${pathOf(account)}/close`, { reason: 'Asked for by its owner.' });
    expect(await statusOf(gatehouse.database, account)).toBe('closed');
    const page = await senior.open(pathOf(account));
    expect(page.html).toContain('Asked for by its owner.');
    expect(page.html).not.toContain('Place a hold');
  });
});

describe('the search at the top', () => {
  it('opens what a sid, a phone number or the platform’s own id names', async () => {
    const kase = await aFiledCase(gatehouse, { phoneE164: '+4930901820', externalId: 'cust-4711' });
    const account = pathOf(kase.account);
    const places = {
      [kase.caseSid]: kase.path,
      [kase.account.sid]: account,
      '+49 30 90 18 20': account,
      'cust-4711': account,
    };
    for (const [text, location] of Object.entries(places))
      expect(await reviewer.open(`/desk/search?q=${encodeURIComponent(text)}`), text).toMatchObject({
        status: 303,
        location,
      });
  });

  it('looks for anything else among the accounts', async () => {
    expect(await reviewer.open('/desk/search?q=bright+line')).toMatchObject({
      location: '/desk/accounts?q=bright+line',
    });
    expect(await reviewer.open('/desk/search?q=')).toMatchObject({ location: '/desk/accounts' });
  });

  it('does not tell by its answer that an account out of reach exists', async () => {
    await anAccount(gatehouse.database, { externalId: 'hidden-1', country: 'DE' });
    const [hidden, absent] = await Promise.all(
      ['hidden-1', 'absent-1'].map((text) => french.open(`/desk/search?q=${text}`)),
    );
    expect(hidden?.location).toBe('/desk/accounts?q=hidden-1');
    expect(absent?.location).toBe('/desk/accounts?q=absent-1');
  });
});
