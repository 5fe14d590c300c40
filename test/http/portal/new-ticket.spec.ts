import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount } from '../../support/builders.js';
import {
  attachedFiles,
  errorsOn,
  sendWithFiles,
  signedInCustomer,
  TYPED_TICKET,
} from '../../support/customer-browser.js';
import { rowsIn } from '../../support/rows-in.js';
import { aHeldAccount, fileTicket } from '../../support/tickets.js';
import { aPdf } from '../../unit/evidence/pdf-making.js';

const FORM = '/portal/reassessment/new';
const PDF = { name: 'certificate.pdf', bytes: aPdf() };

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

interface FiledRow {
  readonly units: number;
  readonly amount: number;
  readonly currency: string;
  readonly services: string[];
  readonly countries: string[];
  readonly website: string;
  readonly pieces: number;
}

async function filedFor(account: { readonly id: string }): Promise<FiledRow | undefined> {
  const [row] = await rowsIn<FiledRow>(
    gatehouse.database,
    `SELECT units_per_month AS units, spend_amount AS amount, spend_currency AS currency, services, countries,
       company_website AS website, (SELECT count(*)::int FROM case_evidence e WHERE e.case_id = r.case_id) AS pieces
     FROM reassessments r WHERE account_id = $1`,
    [account.id],
  );
  return row;
}

const draftsOf = (account: { readonly id: string }) =>
  rowsIn<{ fields: { useCase: string } }>(
    gatehouse.database,
    `SELECT fields FROM reassessment_drafts WHERE account_id = $1`,
    [account.id],
  );

describe('filing in the portal', () => {
  it('P9, P17–P24: files what was typed, with a file and a link, without scripts', async () => {
    const account = await aHeldAccount(gatehouse);
    const browser = await signedInCustomer(gatehouse, account);
    const added = await sendWithFiles(
      browser,
      await browser.open(FORM),
      { ...TYPED_TICKET, do: 'add:files' },
      [PDF],
    );
    expect(added).toMatchObject({ status: 303, location: `${FORM}#evidence` });
    const page = await browser.open(FORM);
    const [file = ''] = attachedFiles(page);
    expect(page.html).toContain('certificate.pdf');
    expect(page.html).toContain('Order tracking for our own customers');
    const filed = await sendWithFiles(browser, page, {
      ...TYPED_TICKET,
      evidence: file,
      evidenceKind: 'incorporation_certificate',
      evidenceNote: '',
      linkUrl: ['news.example/us', ''],
      linkKind: ['press_mention', ''],
      linkNote: ['Page 3', ''],
      do: 'file',
    });
    expect(filed.status).toBe(303);
    expect(filed.location).toMatch(/^\/portal\/reassessments\/RT[0-9a-f]{32}$/);
    expect(await filedFor(account)).toEqual({
      units: 25_000,
      amount: 125_050,
      currency: 'EUR',
      services: ['sms', 'voice'],
      countries: ['DE', 'AT'],
      website: 'https://brightline-logistics.example',
      pieces: 2,
    });
    expect(await draftsOf(account)).toEqual([]);
  });

  it('takes the file that was chosen but not added before', async () => {
    const account = await aHeldAccount(gatehouse);
    const browser = await signedInCustomer(gatehouse, account);
    const refused = await sendWithFiles(browser, await browser.open(FORM), TYPED_TICKET, [PDF]);
    expect(refused.status).toBe(422);
    expect(errorsOn(refused)).toEqual(['Choose what it shows.']);
    expect(attachedFiles(refused)).toHaveLength(1);
  });

  it('keeps everything that was typed and uploaded when something is missing, and says it at the field', async () => {
    const browser = await signedInCustomer(gatehouse, await aHeldAccount(gatehouse));
    const typed = { ...TYPED_TICKET, sampleMessage: '', unitsPerMonth: 'about 5 <b>k</b>', linkUrl: 'half' };
    const page = await sendWithFiles(browser, await browser.open(FORM), typed, [PDF]);
    expect(page.status).toBe(422);
    expect(errorsOn(page)).toEqual([
      'SMS is among the services, so write a sample message.',
      'Enter a whole number in figures, such as 25,000.',
      'Choose what it shows.',
      'Enter the link’s address, such as https://example.com/press.',
      'Choose what it shows.',
    ]);
    expect(page.html).toContain('value="about 5 &lt;b&gt;k&lt;/b&gt;"');
    expect(page.html).toContain('value="half"');
    expect(page.html).toContain('value="DE" checked');
    expect(page.html).toContain('id="field-sampleMessage-error"');
    expect(page.html).toContain('<a href="#field-sampleMessage">');
    expect(attachedFiles(page)).toHaveLength(1);
  });

  it('P21: asks for no sample message without SMS', async () => {
    const account = await aHeldAccount(gatehouse);
    const browser = await signedInCustomer(gatehouse, account);
    const typed = { ...TYPED_TICKET, services: ['voice'], sampleMessage: '' };
    expect((await sendWithFiles(browser, await browser.open(FORM), typed)).status).toBe(303);
    expect((await filedFor(account))?.services).toEqual(['voice']);
  });

  it('says of each file why it is refused, and keeps the good ones', async () => {
    const browser = await signedInCustomer(gatehouse, await aHeldAccount(gatehouse));
    const page = await sendWithFiles(
      browser,
      await browser.open(FORM),
      { ...TYPED_TICKET, do: 'add:files' },
      [
        { name: 'page.pdf', bytes: Buffer.from('<html><script>alert(1)</script>') },
        PDF,
        { name: 'huge.pdf', bytes: Buffer.alloc(10 * 1_048_576 + 1, 'x') },
      ],
    );
    expect(page.status).toBe(422);
    expect(errorsOn(page)).toEqual([
      expect.stringMatching(/^page\.pdf: Only PNG/),
      expect.stringMatching(/^huge\.pdf: .*10 MB/),
    ]);
    expect(attachedFiles(page)).toHaveLength(1);
  });

  it('asks for a file where the button that adds files is pressed with none chosen, and keeps what was typed', async () => {
    const browser = await signedInCustomer(gatehouse, await aHeldAccount(gatehouse));

    const page = await sendWithFiles(browser, await browser.open(FORM), { ...TYPED_TICKET, do: 'add:files' });

    expect(page.status).toBe(422);
    expect(errorsOn(page)).toEqual(['Choose a file first, then add it.']);
    expect(page.html).toContain('Order tracking for our own customers');
  });

  it('says of an empty file that it is empty', async () => {
    const browser = await signedInCustomer(gatehouse, await aHeldAccount(gatehouse));

    const page = await sendWithFiles(
      browser,
      await browser.open(FORM),
      { ...TYPED_TICKET, do: 'add:files' },
      [{ name: 'certificate.pdf', bytes: Buffer.alloc(0) }],
    );

    expect(errorsOn(page)).toEqual(['certificate.pdf: The file is empty. Choose it again.']);
  });

  it('removes a file again', async () => {
    const browser = await signedInCustomer(gatehouse, await aHeldAccount(gatehouse));
    await sendWithFiles(browser, await browser.open(FORM), { ...TYPED_TICKET, do: 'add:files' }, [PDF]);
    const page = await browser.open(FORM);
    const [file = ''] = attachedFiles(page);
    await sendWithFiles(browser, page, { ...TYPED_TICKET, evidence: file, do: `remove:${file}` });
    expect(attachedFiles(await browser.open(FORM))).toEqual([]);
  });

  it('does not show another account’s file, whatever the form says', async () => {
    const theirs = await signedInCustomer(gatehouse, await aHeldAccount(gatehouse));
    await sendWithFiles(theirs, await theirs.open(FORM), { ...TYPED_TICKET, do: 'add:files' }, [
      { name: 'secret-of-others.pdf', bytes: aPdf() },
    ]);
    const [foreign = ''] = attachedFiles(await theirs.open(FORM));
    const browser = await signedInCustomer(gatehouse, await aHeldAccount(gatehouse));
    const typed = { ...TYPED_TICKET, evidence: foreign, evidenceKind: 'ein', evidenceNote: '' };
    const page = await sendWithFiles(browser, await browser.open(FORM), typed);
    expect(page.status).toBe(422);
    expect(page.html).not.toContain('secret-of-others');
    expect(errorsOn(page)).toEqual(['This file is no longer there. Remove it and upload it again.']);
  });

  it('refuses a form that no page of ours has drawn', async () => {
    const browser = await signedInCustomer(gatehouse, await aHeldAccount(gatehouse));
    const body = new FormData();
    body.append('companyName', 'x');
    expect((await browser.request(FORM, { method: 'POST', body })).status).toBe(403);
  });

  it('refuses NUL bytes and does not break over odd fields', async () => {
    const browser = await signedInCustomer(gatehouse, await aHeldAccount(gatehouse));
    const page = await browser.open(FORM);
    const nul = await sendWithFiles(browser, page, { ...TYPED_TICKET, useCase: 'a\u0000b' });
    expect(nul.status).toBe(422);
    const odd = await sendWithFiles(browser, page, {
      ...TYPED_TICKET,
      __proto__: 'x',
      services: ['fax'],
      countries: ['ZZ'],
    });
    expect(odd.status).toBe(422);
  });
});

describe('the draft', () => {
  it('survives signing out, and a script keeps it while it is typed', async () => {
    const account = await aHeldAccount(gatehouse);
    const browser = await signedInCustomer(gatehouse, account);
    await browser.open(FORM);
    const kept = await browser.submit('/portal/reassessment/draft', {
      ...TYPED_TICKET,
      useCase: 'half a sent',
    });
    expect(kept.status).toBe(204);
    await browser.submit('/portal/sign-out', {});
    const later = await signedInCustomer(gatehouse, account);
    const page = await later.open(FORM);
    expect(page.html).toContain('half a sent');
    expect(page.html).toContain('This is your draft of');
  });

  it('is saved by a button, too', async () => {
    const account = await aHeldAccount(gatehouse);
    const browser = await signedInCustomer(gatehouse, account);
    const saved = await sendWithFiles(browser, await browser.open(FORM), { useCase: 'later', do: 'draft' });
    expect(saved).toMatchObject({ status: 303, location: FORM });
    expect(await draftsOf(account)).toMatchObject([{ fields: { useCase: 'later' } }]);
  });

  it('does not come back after filing, however late its last saving is', async () => {
    const account = await aHeldAccount(gatehouse);
    const browser = await signedInCustomer(gatehouse, account);
    await sendWithFiles(browser, await browser.open(FORM), TYPED_TICKET);
    await browser.open('/portal');
    await browser.submit('/portal/reassessment/draft', { useCase: 'too late' });
    expect(await draftsOf(account)).toEqual([]);
  });

  it('begins with what the account says of itself', async () => {
    const account = await aHeldAccount(gatehouse, { useCase: 'Parcel notices', companyName: 'Owl & Sons' });
    const browser = await signedInCustomer(gatehouse, account);
    const { html } = await browser.open(FORM);
    expect(html).toContain('value="Owl &amp; Sons"');
    expect(html).toContain('Parcel notices');
    expect(html).toContain('value="sms" checked');
  });
});

describe('when there is nothing to file', () => {
  it('leads to the ticket that is open, and refuses a second one', async () => {
    const account = await aHeldAccount(gatehouse);
    const browser = await signedInCustomer(gatehouse, account);
    const form = await browser.open(FORM);
    const ticket = await fileTicket(gatehouse, account);
    const second = await sendWithFiles(browser, form, TYPED_TICKET);
    expect(second.status).toBe(409);
    expect(second.html).toContain('You have asked already');
    expect(second.html).toContain(`href="/portal/reassessments/${ticket.sid}"`);
    expect(await browser.open(FORM)).toMatchObject({
      status: 303,
      location: `/portal/reassessments/${ticket.sid}`,
    });
  });

  it('of two sent at once files one, and tells the other that there is one', async () => {
    const account = await aHeldAccount(gatehouse);
    const browser = await signedInCustomer(gatehouse, account);
    const form = await browser.open(FORM);
    const both = await Promise.all([
      sendWithFiles(browser, form, TYPED_TICKET),
      sendWithFiles(browser, form, TYPED_TICKET),
    ]);
    expect(both.map((page) => page.status).sort()).toEqual([303, 409]);
  });

  it('says so where nothing is restricted', async () => {
    const browser = await signedInCustomer(gatehouse, await anAccount(gatehouse.database));
    const page = await browser.open(FORM);
    expect(page.status).toBe(409);
    expect(page.html).toContain('This account has no restriction');
  });
});
