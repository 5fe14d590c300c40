import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltAccount } from '../../support/builders.js';
import { attachedFiles, errorsOn, sendWithFiles, signedInCustomer } from '../../support/customer-browser.js';
import type { PageVisitor } from '../../support/page-visitor.js';
import { Review } from '../../support/review.js';
import { rowsIn } from '../../support/rows-in.js';
import { aHeldAccount, fileTicket } from '../../support/tickets.js';
import { aPdf } from '../../unit/evidence/pdf-making.js';

let gatehouse: TestApp;
let account: BuiltAccount;
let browser: PageVisitor;
let path: string;
let review: Review;

beforeAll(async () => {
  gatehouse = await startTestApp();
});
beforeEach(async () => {
  account = await aHeldAccount(gatehouse);
  path = `/portal/reassessments/${(await fileTicket(gatehouse, account)).sid}`;
  browser = await signedInCustomer(gatehouse, account);
  review = new Review(
    gatehouse,
    await aStaffMember(gatehouse.database, { name: 'Rosalind Secret' }),
    account,
  );
});
afterAll(() => gatehouse.stop());

const ticketRow = async () =>
  (
    await rowsIn<{ status: string; useCase: string; version: number }>(
      gatehouse.database,
      `SELECT status, use_case AS "useCase", version FROM reassessments WHERE account_id = $1`,
      [account.id],
    )
  )[0];

const versionOn = (html: string): string => /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';

describe('an open ticket', () => {
  it('P25: shows the steps, the days of the promise and what was said', async () => {
    const { html, status } = await browser.open(path);
    expect(status).toBe(200);
    expect(html).toMatch(
      /We answer by \w{3} \d+ \w{3}( \d{4})? \(5 business days\), at the latest by \w{3} \d+ \w{3}/,
    );
    expect(html).toContain('Brightline Logistics GmbH');
    expect(html).toContain('€1,800.00');
    expect(html).toContain('Germany, Austria');
  });

  it('takes messages with evidence, and shows ours without a name', async () => {
    await review.write('We are still checking.');
    const page = await browser.open(path);
    expect(page.html).toContain('We are still checking.');
    expect(page.html).not.toContain('Rosalind');
    const sent = await sendWithFiles(browser, page, {
      reply: 'Here is a link.',
      linkUrl: 'news.example',
      linkKind: 'press_mention',
      linkNote: '',
    });
    expect(sent).toMatchObject({ status: 303, location: path });
    const after = await browser.open(path);
    expect(after.html).toContain('Here is a link.');
    expect(after.html).toContain('https://news.example');
  });

  it('keeps words and files when a message cannot be sent', async () => {
    const page = await browser.open(path);
    const refused = await sendWithFiles(
      browser,
      page,
      { reply: '', linkUrl: 'x y', linkKind: 'ein', linkNote: '' },
      [{ name: 'card.pdf', bytes: aPdf() }],
    );
    expect(refused.status).toBe(422);
    expect(errorsOn(refused)).toEqual(['Say in a few words what you are adding.']);
    expect(attachedFiles(refused)).toHaveLength(1);
    const added = await sendWithFiles(browser, page, { reply: 'wait', do: 'add:files' }, [
      { name: 'card.pdf', bytes: aPdf() },
    ]);
    expect(added.status).toBe(200);
    expect(added.html).toContain('wait</textarea>');
    expect(attachedFiles(added)).toHaveLength(1);
    expect((await browser.open(path)).html).not.toContain('card.pdf');
  });

  it('is taken back only after being asked once more', async () => {
    expect((await browser.open(`${path}/withdraw`)).html).toContain('Take the request back?');
    expect((await ticketRow())?.status).toBe('open');
    expect(await browser.submit(`${path}/withdraw`, {})).toMatchObject({ status: 303, location: path });
    expect((await ticketRow())?.status).toBe('withdrawn');
    expect((await browser.open(path)).html).toContain('It does not count.');
    expect((await browser.open('/portal/reassessment/new')).status).toBe(200);
  });

  it('is not found for another customer, to read, to answer and to take back', async () => {
    const other = await signedInCustomer(gatehouse, await aHeldAccount(gatehouse));
    await other.open('/portal');
    expect((await other.open(path)).status).toBe(404);
    expect((await other.open(`${path}/withdraw`)).status).toBe(404);
    expect((await other.submit(path, { reply: 'mine now' })).status).toBe(404);
    expect((await other.submit(`${path}/withdraw`, {})).status).toBe(404);
    expect((await ticketRow())?.status).toBe('open');
  });
});

describe('a ticket that waits for its customer', () => {
  it('P26: asks for exactly the fields asked about, on top, and takes the corrections with words', async () => {
    await review.ask('Who receives the messages?', ['useCase']);
    const page = await browser.open(path);
    expect(page.html).toContain('Who receives the messages?');
    expect(page.html).toContain('name="useCase"');
    for (const other of ['companyName', 'countries', 'unitsPerMonth'])
      expect(page.html).not.toContain(`name="${other}"`);
    const sent = await sendWithFiles(browser, page, {
      version: versionOn(page.html),
      asked: 'useCase',
      useCase: 'Parcel notices to buyers of 40 web shops.',
      companyName: 'Smuggled Ltd',
      reply: 'See above.',
    });
    expect(sent.status).toBe(303);
    expect(await ticketRow()).toMatchObject({
      status: 'open',
      useCase: 'Parcel notices to buyers of 40 web shops.',
    });
    const after = await browser.open(path);
    expect(after.html).toContain('See above.');
    expect(after.html).not.toContain('Smuggled');
    expect(after.html).toContain('We are looking at it');
  });

  it('P21: wants the sample message when SMS is added', async () => {
    await review.ask('Which services?', ['services']);
    const page = await browser.open(path);
    const refused = await sendWithFiles(browser, page, {
      version: versionOn(page.html),
      asked: ['services', 'sampleMessage'],
      services: ['sms', 'voice'],
      sampleMessage: '',
      reply: '',
    });
    expect(refused.status).toBe(422);
    expect(errorsOn(refused)).toEqual(['SMS is among the services, so write a sample message.']);
    expect(refused.html).toContain('value="voice" checked');
  });

  it('does not take an emptied field for one left alone', async () => {
    await review.ask('Which?', ['useCase', 'countries']);
    const page = await browser.open(path);
    const refused = await sendWithFiles(browser, page, {
      version: versionOn(page.html),
      asked: ['useCase', 'countries'],
      useCase: '',
      reply: 'Gone.',
    });
    expect(refused.status).toBe(422);
    expect(errorsOn(refused)).toEqual([
      'Tell us what you will use our services for.',
      'Choose at least one country.',
    ]);
    expect((await browser.open(path)).html).not.toContain('Gone.');
  });

  it('is not answered by sending nothing', async () => {
    await review.ask('Which?', ['useCase']);
    const page = await browser.open(path);
    const typed = { version: versionOn(page.html), asked: 'useCase', reply: ' ' };
    const said = /name="useCase"[^>]*>\n([^<]*)</.exec(page.html)?.[1] ?? '';
    const refused = await sendWithFiles(browser, page, { ...typed, useCase: said });
    expect(errorsOn(refused)).toEqual(['Write to us, correct what we asked about, or add evidence.']);
    expect((await ticketRow())?.status).toBe('awaiting_customer');
  });

  it('keeps corrections on the page when the turn has passed meanwhile', async () => {
    await review.ask('Which?', ['useCase']);
    const page = await browser.open(path);
    const typed = {
      version: versionOn(page.html),
      asked: 'useCase',
      useCase: 'A correction that came late.',
      reply: '',
    };
    const elsewhere = await browser.open(path);
    await sendWithFiles(browser, elsewhere, { ...typed, useCase: 'The first of two corrections.' });
    const late = await sendWithFiles(browser, page, typed);
    expect(late.status).toBe(409);
    expect(late.html).toContain('A correction that came late.');
    expect((await ticketRow())?.useCase).toBe('The first of two corrections.');
  });
});

describe('a ticket that was answered', () => {
  it('P33, P34: offers to ask once more after the first rejection, and is final after the second', async () => {
    await review.decide('reject', ['business_not_verified'], 'looks invented');
    const first = await browser.open(path);
    expect(first.html).toContain('You may ask once more; somebody else will then look at it.');
    expect(first.html).toContain('Ask once more');
    expect(first.html).not.toContain('name="reply"');

    expect((await browser.open('/portal/reassessment/new')).html).toContain('<h1>Ask once more</h1>');
    const second = `/portal/reassessments/${(await fileTicket(gatehouse, account)).sid}`;
    expect((await browser.open(path)).html).not.toContain('href="/portal/reassessment/new"');
    await new Review(gatehouse, await aStaffMember(gatehouse.database), account).decide(
      'reject',
      ['restriction_stands'],
      'no',
    );
    const last = await browser.open(second);
    expect(last.html).toContain('This decision is final.');
    expect(last.html).not.toContain('href="/portal/reassessment/new"');
    const third = await browser.open('/portal/reassessment/new');
    expect(third.status).toBe(409);
    expect(third.html).toContain('The decision is final');
    expect(third.html).toContain(`href="${second}"`);
  });

  it('says when it was approved, and the alert is gone', async () => {
    await review.decide('approve', []);
    const page = await browser.open(path);
    expect(page.html).toContain('Your request was approved.');
    expect(page.html).not.toContain('Your account is on hold');
  });

  it('refuses an answer that comes too late, and keeps what was typed', async () => {
    const page = await browser.open(path);
    await review.decide('reject', ['business_not_verified']);
    const late = await sendWithFiles(browser, page, { reply: 'But wait' });
    expect(late.status).toBe(409);
    expect(errorsOn(late)[0]).toContain('This ticket is rejected');
  });
});
