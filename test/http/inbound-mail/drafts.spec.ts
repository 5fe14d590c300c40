import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMail } from '../../support/a-mail.js';
import { asCustomer, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, type BuiltAccount } from '../../support/builders.js';
import { aPortalUser } from '../../support/customer-browser.js';
import { eventually } from '../../support/eventually.js';
import {
  confirmMail,
  confirmPath,
  INBOUND_MAIL_SECRET,
  inboundMails,
  mailAbout,
  mailsTo,
  statusOfMail,
  type MailRow,
} from '../../support/inbound-mail.js';
import { PageVisitor } from '../../support/page-visitor.js';
import { rowsIn } from '../../support/rows-in.js';

const PURPOSE = 'We tell our customers when their parcel arrives; they ask for that at the checkout.';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({ INBOUND_MAIL_SECRET });
});
afterAll(() => gatehouse.stop());

interface RequestRow {
  readonly id: string;
  readonly status: string;
  readonly purpose: string | null;
  readonly opened_via: string;
  readonly phone_e164: string | null;
}

function requestsOf({ id }: BuiltAccount): Promise<RequestRow[]> {
  return rowsIn<RequestRow>(gatehouse.database, `SELECT * FROM outbound_permissions WHERE account_id = $1`, [
    id,
  ]);
}

async function lastMailOf(address: string): Promise<MailRow | undefined> {
  return (await inboundMails(gatehouse)).findLast((row) => row.recipient === address);
}

describe('T4: a mail to support', () => {
  it('becomes a request for outbound permission once its sender confirms it, and not before', async () => {
    const account = await anAccount(gatehouse.database);
    expect(await statusOfMail(gatehouse, aMail({ from: account.email, body: PURPOSE }))).toBe('waiting');
    expect(await requestsOf(account)).toEqual([]);

    const page = await confirmMail(gatehouse, account.email);

    expect(page).toContain('now a request for outbound permission');
    expect(await requestsOf(account)).toMatchObject([
      { status: 'open', purpose: PURPOSE, opened_via: 'email' },
    ]);
    const { body } = await call<{ items: { steps: { purpose: { done: boolean } } }[] }>(
      gatehouse,
      asCustomer(account),
      'GET',
      '/api/outbound-permissions',
    );
    expect(body.items[0]?.steps.purpose.done).toBe(false); // the four questions are still to be answered
  });

  it('under a forged sender does nothing but mail the one in whose name it was written', async () => {
    const victim = await anAccount(gatehouse.database);
    const forged = aMail({
      from: `"${victim.companyName}" <${victim.email.toUpperCase()}>`,
      headers: [
        'Reply-To: mallory@evil.example',
        'Sender: mallory@evil.example',
        'Message-ID: <evil@evil.example>',
      ],
      subject: '=?utf-8?B?SGkNClRvOiBtYWxsb3J5QGV2aWwuZXhhbXBsZQ==?=',
      body: `Visit https://evil.example now! ${PURPOSE}`,
    });

    expect(await statusOfMail(gatehouse, forged)).toBe('waiting');

    const mail = await mailAbout(gatehouse, victim.email, 'Confirm your e-mail');
    expect(mail.to).toBe(victim.email);
    expect(mail.text + mail.html + mail.subject).not.toMatch(/evil/);
    expect(await mailsTo(gatehouse, 'mallory@evil.example')).toEqual([]);
    expect(await requestsOf(victim)).toEqual([]);
    expect((await lastMailOf(victim.email))?.subject).toBe('Hi To: mallory@evil.example');
  });

  it('shows on its page what will happen; looking, as mail scanners do, changes nothing', async () => {
    const account = await anAccount(gatehouse.database, { country: 'DE' });
    const body = `${PURPOSE}\nCall me at 0151 23456789.\n<script>alert(1)</script>`;
    await statusOfMail(gatehouse, aMail({ from: account.email, subject: 'Parcels & more', body }));
    const path = await confirmPath(gatehouse, account.email);
    const visitor = new PageVisitor(gatehouse.url);

    const { html, status } = await visitor.open(path);
    await visitor.open(path);

    expect(status).toBe(200);
    expect(html).toContain('Parcels &amp; more');
    expect(html).toContain('opens a request for outbound permission');
    expect(html).toContain('+4915123456789');
    expect(html).not.toContain('<script>alert');
    expect(await requestsOf(account)).toEqual([]);
  });

  it('T6: has a code sent to the number that it names once it is confirmed, and not before', async () => {
    const account = await anAccount(gatehouse.database, { country: 'DE' });
    const body = `${PURPOSE} My number: +49 151 23456700.`;
    await statusOfMail(gatehouse, aMail({ from: account.email, body }));
    await confirmPath(gatehouse, account.email);
    expect(await mailsTo(gatehouse, '+4915123456700')).toEqual([]);

    await confirmMail(gatehouse, account.email);

    const [code] = await eventually(async () => {
      const sent = await mailsTo(gatehouse, '+4915123456700');
      return sent.length > 0 && sent;
    });
    expect(code?.text).toMatch(/\d{6}/);
    expect(await requestsOf(account)).toMatchObject([{ phone_e164: '+4915123456700' }]);
  });

  it('T6: with a number to which no code may go opens the request without it, and says why', async () => {
    const account = await anAccount(gatehouse.database, { country: 'DE' });
    const body = `${PURPOSE} My number: +49 900 1234567.`;
    await statusOfMail(gatehouse, aMail({ from: account.email, body }));

    const page = await confirmMail(gatehouse, account.email);

    expect(page).toContain('The number in your mail was not taken');
    expect(await requestsOf(account)).toMatchObject([{ purpose: body, phone_e164: null }]);
  });

  it('is one request, however often and however fast it is confirmed', async () => {
    const account = await anAccount(gatehouse.database);
    await statusOfMail(gatehouse, aMail({ from: account.email, body: PURPOSE }));
    const path = await confirmPath(gatehouse, account.email);
    const visitors = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const visitor = new PageVisitor(gatehouse.url);
        await visitor.open(path);
        return visitor;
      }),
    );

    const answers = await Promise.all(visitors.map((visitor) => visitor.submit(path, { do: 'confirm' })));

    expect(answers.filter(({ status }) => status === 303 || status === 200)).toHaveLength(8);
    expect(await requestsOf(account)).toHaveLength(1);
    const again = await new PageVisitor(gatehouse.url).fillIn(path, { do: 'confirm' });
    expect(again.html).toContain('now a request for outbound permission');
    expect(await requestsOf(account)).toHaveLength(1);
    const events = await rowsIn(
      gatehouse.database,
      `SELECT 1 FROM audit_events WHERE action = 'inbound_mail.confirmed' AND account_id = $1`,
      [account.id],
    );
    expect(events).toHaveLength(1);
  });

  it('cannot be confirmed by another site, nor without the page having been opened', async () => {
    const account = await anAccount(gatehouse.database);
    await statusOfMail(gatehouse, aMail({ from: account.email, body: PURPOSE }));
    const path = await confirmPath(gatehouse, account.email);

    const { status } = await new PageVisitor(gatehouse.url).submit(path, { do: 'confirm' }, null);

    expect(status).toBe(403);
    expect(await requestsOf(account)).toEqual([]);
  });

  it('is deleted when its supposed sender says that it is not his', async () => {
    const account = await anAccount(gatehouse.database);
    await statusOfMail(gatehouse, aMail({ from: account.email, body: PURPOSE }));
    const path = await confirmPath(gatehouse, account.email);
    const visitor = new PageVisitor(gatehouse.url);
    await visitor.fillIn(path, { do: 'discard' });

    expect((await visitor.open(path)).html).toContain('nothing became of it');

    expect(await lastMailOf(account.email)).toMatchObject({
      status: 'refused',
      reason: 'not_his',
      text: null,
      storage_key: null,
    });
    expect(await requestsOf(account)).toEqual([]);
  });

  it('adds to a request that is unfinished: its description first, then words', async () => {
    const account = await anAccount(gatehouse.database);
    const opened = await call(gatehouse, asCustomer(account), 'POST', '/api/outbound-permissions', {});
    expect(opened.status).toBe(201);

    await statusOfMail(gatehouse, aMail({ from: account.email, body: PURPOSE }));
    const first = await confirmPath(gatehouse, account.email);
    await confirmMail(gatehouse, account.email);
    expect(await requestsOf(account)).toMatchObject([{ purpose: PURPOSE }]);

    await statusOfMail(gatehouse, aMail({ from: account.email, body: 'They can end it at any time.' }));
    await confirmMail(gatehouse, account.email, [first]);

    const [request] = await requestsOf(account);
    expect(request).toMatchObject({ status: 'in_discussion', purpose: PURPOSE });
    const messages = await rowsIn<{ text: string }>(
      gatehouse.database,
      `SELECT m.text FROM case_messages m JOIN outbound_permissions o ON o.case_id = m.case_id WHERE o.account_id = $1`,
      [account.id],
    );
    expect(messages.map(({ text }) => text)).toEqual(['They can end it at any time.']);
  });

  it('says too little for a description: the request is opened all the same, and says what is missing', async () => {
    const account = await anAccount(gatehouse.database);
    await statusOfMail(gatehouse, aMail({ from: account.email, body: 'hello' }));
    const page = await confirmMail(gatehouse, account.email);
    expect(page).toContain('says too little for a description');
    expect(await requestsOf(account)).toMatchObject([{ purpose: null }]);
  });

  it('of many kilobytes is cut to what a description may be, and says so', async () => {
    const account = await anAccount(gatehouse.database);
    await statusOfMail(gatehouse, aMail({ from: account.email, body: `${PURPOSE} `.repeat(5000) }));
    const page = await confirmMail(gatehouse, account.email);
    expect(page).toContain('it was cut');
    expect((await requestsOf(account))[0]?.purpose?.length).toBe(4000);
  });

  it('of an account that has the permission by contract is answered, and nothing is opened', async () => {
    const account = await anAccount(gatehouse.database, { plan: 'contracted' });
    expect(await statusOfMail(gatehouse, aMail({ from: account.email, body: PURPOSE }))).toBe('refused');
    expect((await mailAbout(gatehouse, account.email, 'About your e-mail')).text).toContain(
      'by its contract',
    );
    expect(await requestsOf(account)).toEqual([]);
  });

  it('of somebody with several accounts is for the one that he chooses', async () => {
    const first = await anAccount(gatehouse.database);
    const second = await anAccount(gatehouse.database, { email: first.email });
    await statusOfMail(gatehouse, aMail({ from: first.email, body: PURPOSE }));
    const path = await confirmPath(gatehouse, first.email);
    const visitor = new PageVisitor(gatehouse.url);
    const { html } = await visitor.open(path);
    expect(html).toContain(first.companyName);
    expect(html).toContain(second.companyName);

    const undecided = await visitor.submit(path, { do: 'confirm' });
    expect([undecided.status, undecided.html.includes('Choose the account')]).toEqual([422, true]);
    const foreign = await visitor.submit(path, {
      do: 'confirm',
      account: (await anAccount(gatehouse.database)).sid,
    });
    expect(foreign.status).toBe(422);
    expect((await visitor.submit(path, { do: 'confirm', account: second.sid })).status).toBe(303);

    expect([(await requestsOf(first)).length, (await requestsOf(second)).length]).toEqual([0, 1]);
  });

  it('of somebody who signs in for an account is confirmed at the address that we have of him', async () => {
    const account = await anAccount(gatehouse.database);
    await aPortalUser(gatehouse, account, `colleague-${account.email}`);
    await statusOfMail(gatehouse, aMail({ from: `COLLEAGUE-${account.email}`, body: PURPOSE }));
    await confirmMail(gatehouse, `colleague-${account.email}`);
    expect(await requestsOf(account)).toHaveLength(1);
  });
});
