import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMail, filePart, mixed } from '../../support/a-mail.js';
import { asCustomer, asStaff, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, aStaffMember, type BuiltAccount } from '../../support/builders.js';
import {
  confirmMail,
  INBOUND_MAIL_SECRET,
  inboundMails,
  mailAbout,
  mailsTo,
  statusOfMail,
} from '../../support/inbound-mail.js';
import { rowsIn } from '../../support/rows-in.js';
import { aHeldAccount, fileTicket, type Ticket } from '../../support/tickets.js';
import { aPicture } from '../../unit/evidence/picture-making.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({ INBOUND_MAIL_SECRET });
});
afterAll(() => gatehouse.stop());

interface Asked {
  readonly account: BuiltAccount;
  readonly ticket: Ticket;
  /** Where an answer to our mail about the ticket goes. */
  readonly replyTo: string;
}

/** A ticket about which we have written to its customer. */
async function aTicket(): Promise<Asked> {
  const account = await aHeldAccount(gatehouse);
  const ticket = await fileTicket(gatehouse, account);
  const { replyTo } = await mailAbout(gatehouse, account.email, 'We have your reassessment request');
  if (replyTo === null) throw new Error('The mail has no address for answers.');
  return { account, ticket, replyTo };
}

async function wordsOf({ account, ticket }: Asked): Promise<readonly string[]> {
  const path = `/api/reassessments/${ticket.sid}`;
  const { body } = await call<Ticket>(gatehouse, asCustomer(account), 'GET', path);
  return body.messages.filter(({ from }) => from === 'you').map(({ text }) => text);
}

describe('T4: a reply to a mail about a ticket', () => {
  it('joins its messages in the name of the owner, without what it quotes, with its files as evidence', async () => {
    const asked = await aTicket();
    const body =
      'Content-Type: text/plain\r\n\r\nYes, they agreed.\r\n\r\nOn 22 Nov 2026, Gatehouse wrote:\r\n> Did they?\r\n';
    const parts = [body, filePart('proof.png', 'image/png', await aPicture().png().toBuffer())];

    const status = await statusOfMail(
      gatehouse,
      aMail({ from: 'assistant@elsewhere.example', to: asked.replyTo, ...mixed(parts) }),
    );

    expect(status).toBe('joined');
    expect(await wordsOf(asked)).toEqual(['Yes, they agreed.']);
    const [message] = await rowsIn<{ author_label: string; files: number }>(
      gatehouse.database,
      `SELECT m.author_label, (SELECT count(*)::int FROM case_evidence e WHERE e.message_id = m.id) AS files
       FROM case_messages m WHERE m.account_id = $1`,
      [asked.account.id],
    );
    expect(message).toEqual({ author_label: asked.account.email, files: 1 });
    expect(await mailsTo(gatehouse, 'assistant@elsewhere.example')).toEqual([]);
  });

  it('joins once, however often it arrives', async () => {
    const asked = await aTicket();
    const raw = aMail({ to: asked.replyTo, body: 'Once.' });
    await Promise.all(Array.from({ length: 6 }, () => statusOfMail(gatehouse, raw)));
    expect(await wordsOf(asked)).toEqual(['Once.']);
  });

  it('gives the turn back to us when we were waiting for it', async () => {
    const asked = await aTicket();
    const reviewer = asStaff(await aStaffMember(gatehouse.database));
    const next = await call<{ sid: string; version: number }>(
      gatehouse,
      reviewer,
      'POST',
      '/api/cases/next',
      {
        type: 'reassessment',
      },
    );
    const path = `/api/cases/${next.body.sid}/request-information`;
    const asks = await call(gatehouse, reviewer, 'POST', path, { message: 'Which numbers?' });
    expect(asks.status).toBeLessThan(300);
    const waiting = await rowsIn<{ account_id: string; status: string }>(
      gatehouse.database,
      `SELECT account_id, status FROM reassessments WHERE status = 'awaiting_customer'`,
    );
    expect(waiting).toHaveLength(1);
    const [{ account_id: accountId } = { account_id: '' }] = waiting;
    const [{ email } = { email: '' }] = await rowsIn<{ email: string }>(
      gatehouse.database,
      `SELECT email FROM accounts WHERE id = $1`,
      [accountId],
    );
    const question = await mailAbout(gatehouse, email, 'we need an answer');
    expect(question.text).toContain('Reply to it and a person will read');

    await statusOfMail(gatehouse, aMail({ to: question.replyTo ?? '', body: 'Those of our shop.' }));

    const [ticket] = await rowsIn<{ status: string }>(
      gatehouse.database,
      `SELECT status FROM reassessments WHERE account_id = $1`,
      [accountId],
    );
    expect([ticket?.status, asked.ticket.status]).toEqual(['open', 'open']);
  });

  it('with a wrong tag is a mail to support like any other: it changes nothing', async () => {
    const asked = await aTicket();
    const wrong = asked.replyTo.replace(/\.[a-z2-7]{12}@/, '.aaaaaaaaaaaa@');
    const stranger = await statusOfMail(gatehouse, aMail({ to: wrong, body: 'Let me in.' }));
    const inHisName = await statusOfMail(
      gatehouse,
      aMail({ to: wrong, from: asked.account.email, body: 'Let me in.' }),
    );
    expect([stranger, inHisName]).toEqual(['ignored', 'waiting']);
    expect(await wordsOf(asked)).toEqual([]);
  });

  it('that an out-of-office program sends is ignored', async () => {
    const asked = await aTicket();
    const headers = ['Auto-Submitted: auto-replied', 'Message-ID: <away@brightline.example>'];
    expect(await statusOfMail(gatehouse, aMail({ to: asked.replyTo, headers }))).toBe('ignored');
    expect(await wordsOf(asked)).toEqual([]);
  });

  it('without the tag, by In-Reply-To alone, waits for its sender to confirm it', async () => {
    const asked = await aTicket();
    const [ours] = await rowsIn<{ id: string }>(
      gatehouse.database,
      `SELECT id FROM outbox_messages WHERE account_id = $1 AND template = 'reassessment-received'`,
      [asked.account.id],
    );
    const headers = [
      `In-Reply-To: <${ours?.id}@gatehouse.example>`,
      'Message-ID: <reply@brightline.example>',
    ];
    const raw = aMail({ from: asked.account.email, headers, body: 'By the plain address.' });

    expect(await statusOfMail(gatehouse, raw)).toBe('waiting');
    expect(await wordsOf(asked)).toEqual([]);
    await confirmMail(gatehouse, asked.account.email);

    expect(await wordsOf(asked)).toEqual(['By the plain address.']);
  });

  it('by In-Reply-To to another account’s mail does not lead there', async () => {
    const asked = await aTicket();
    const other = await anAccount(gatehouse.database);
    const [ours] = await rowsIn<{ id: string }>(
      gatehouse.database,
      `SELECT id FROM outbox_messages WHERE account_id = $1`,
      [asked.account.id],
    );
    const headers = [`References: <${ours?.id}@gatehouse.example>`, 'Message-ID: <ref@other.example>'];
    const body = 'I would rather write into the ticket of somebody else.';
    await statusOfMail(gatehouse, aMail({ from: other.email, headers, body }));
    await confirmMail(gatehouse, other.email);
    expect(await wordsOf(asked)).toEqual([]);
  });

  it('to a ticket that is closed is answered once, politely', async () => {
    const asked = await aTicket();
    const { account, ticket, replyTo } = asked;
    await call(gatehouse, asCustomer(account), 'POST', `/api/reassessments/${ticket.sid}/withdraw`, {});

    const statuses = [
      await statusOfMail(gatehouse, aMail({ to: replyTo, body: 'One more thing.' })),
      await statusOfMail(gatehouse, aMail({ to: replyTo, body: 'And another.' })),
    ];

    expect(statuses).toEqual(['refused', 'refused']);
    expect((await mailAbout(gatehouse, account.email, 'About your e-mail')).text).toContain('is closed');
    const answers = (await mailsTo(gatehouse, account.email)).filter(({ subject }) =>
      subject.startsWith('About your e-mail'),
    );
    expect(answers).toHaveLength(1);
  });

  it('with more files than a ticket carries keeps the words and what fits, and names the rest', async () => {
    const asked = await aTicket();
    const picture = await aPicture().png().toBuffer();
    const files = Array.from({ length: 12 }, (_, at) => filePart(`p${at}.png`, 'image/png', picture));

    await statusOfMail(
      gatehouse,
      aMail({ to: asked.replyTo, ...mixed(['Content-Type: text/plain\r\n\r\nMany.', ...files]) }),
    );

    expect(await wordsOf(asked)).toEqual(['Many.']);
    const mail = (await inboundMails(gatehouse)).at(-1);
    expect(mail?.refused_files).toHaveLength(2);
    expect(mail?.refused_files[0]).toContain('p10.png: A request carries at most 10');
  });
});

describe('T4: a reply to a mail about a request for outbound permission', () => {
  it('joins its discussion', async () => {
    const account = await anAccount(gatehouse.database);
    const customer = asCustomer(account);
    const opened = await call<{ sid: string }>(gatehouse, customer, 'POST', '/api/outbound-permissions', {});
    const { sid } = opened.body;
    await call(gatehouse, customer, 'POST', `/api/outbound-permissions/${sid}/messages`, {
      text: 'May I ask?',
    });
    const reviewer = asStaff(await aStaffMember(gatehouse.database));
    const next = await call<{ sid: string }>(gatehouse, reviewer, 'POST', '/api/cases/next', {
      type: 'outbound_permission',
    });
    await call(gatehouse, reviewer, 'POST', `/api/cases/${next.body.sid}/messages`, { text: 'Please do.' });
    const ours = await mailAbout(gatehouse, account.email, 'A message about');

    expect(await statusOfMail(gatehouse, aMail({ to: ours.replyTo ?? '', body: 'How many a day?' }))).toBe(
      'joined',
    );

    const { body } = await call<{ messages: { text: string }[] }>(
      gatehouse,
      customer,
      'GET',
      `/api/outbound-permissions/${sid}`,
    );
    expect(body.messages.map(({ text }) => text)).toEqual(['May I ask?', 'Please do.', 'How many a day?']);
  });
});

describe('T4: where no mail comes in', () => {
  it('no mail of ours asks for a reply', async () => {
    const other = await startTestApp();
    try {
      const account = await aHeldAccount(other);
      await fileTicket(other, account);
      const mail = await mailAbout(other, account.email, 'We have your reassessment request');
      expect(mail.replyTo).toBeNull();
      expect(mail.text).not.toContain('Reply to it');
      expect(mail.text).toContain('write to us in the portal');
    } finally {
      await other.stop();
    }
  });
});
