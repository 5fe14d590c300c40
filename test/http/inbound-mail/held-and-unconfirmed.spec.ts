import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../../../src/kernel/clock.js';
import { aMail, filePart, mixed } from '../../support/a-mail.js';
import { asCustomer, call, NOBODY } from '../../support/api.js';
import { anAccount, type BuiltAccount } from '../../support/builders.js';
import { startAppWithFiles, type AppWithFiles } from '../../support/evidence-files.js';
import { eventually } from '../../support/eventually.js';
import {
  confirmMail,
  confirmPath,
  INBOUND_MAIL_SECRET,
  inboundMails,
  mailAbout,
  statusOfMail,
  type MailRow,
} from '../../support/inbound-mail.js';
import { PageVisitor } from '../../support/page-visitor.js';
import { rowsIn } from '../../support/rows-in.js';
import { aHeldAccount, fileTicket, type Ticket } from '../../support/tickets.js';
import { aPicture, anEmptyZip, aPngClaiming } from '../../unit/evidence/picture-making.js';

const PURPOSE = 'We tell our customers when their parcel arrives; they ask for that at the checkout.';

let gatehouse: AppWithFiles;
beforeAll(async () => {
  gatehouse = await startAppWithFiles({ INBOUND_MAIL_SECRET });
});
afterAll(() => gatehouse.stop());

function requestsOf({ id }: BuiltAccount): Promise<{ id: string }[]> {
  return rowsIn(gatehouse.database, `SELECT id FROM outbound_permissions WHERE account_id = $1`, [id]);
}

async function lastMailOf(address: string): Promise<MailRow | undefined> {
  return (await inboundMails(gatehouse)).findLast((row) => row.recipient === address);
}

describe('T4: a mail of an account on hold', () => {
  it('joins its open ticket, with its picture as evidence; a bomb and a program are refused by name, the words are kept', async () => {
    const account = await aHeldAccount(gatehouse);
    const ticket = await fileTicket(gatehouse, account);
    const parts = [
      'Content-Type: text/plain\r\n\r\nHere is our certificate.',
      filePart('certificate.png', 'image/png', await aPicture().png().toBuffer()),
      filePart('bomb.png', 'image/png', aPngClaiming(60_000, 60_000)),
      filePart('plan.zip', 'application/zip', anEmptyZip()),
    ];
    await statusOfMail(gatehouse, aMail({ from: account.email, ...mixed(parts) }));

    const page = await confirmMail(gatehouse, account.email);

    expect(page).toContain('bomb.png');
    const { body } = await call<Ticket & { evidence: { note: string }[] }>(
      gatehouse,
      asCustomer(account),
      'GET',
      `/api/reassessments/${ticket.sid}`,
    );
    expect(body.messages.map(({ from, text }) => [from, text])).toEqual([
      ['you', 'Here is our certificate.'],
    ]);
    expect(body.evidence).toHaveLength(1);
    const answer = await mailAbout(gatehouse, account.email, 'About your e-mail');
    expect(answer.text).toMatch(/bomb\.png: .*[\s\S]*plan\.zip: Only PNG, JPEG and WebP/);
  });

  it('without a ticket is told where to file one', async () => {
    const account = await aHeldAccount(gatehouse);
    expect(await statusOfMail(gatehouse, aMail({ from: account.email }))).toBe('refused');
    const { text } = await mailAbout(gatehouse, account.email, 'About your e-mail');
    expect(text).toContain('/portal/reassessments/new');
  });
});

describe('T4: files that come before there is a case', () => {
  it('wait with the mail, and hang on the case as soon as the request has one', async () => {
    const account = await anAccount(gatehouse.database);
    const parts = [
      `Content-Type: text/plain\r\n\r\n${PURPOSE}`,
      filePart('consent.png', 'image/png', await aPicture().png().toBuffer()),
    ];
    await statusOfMail(gatehouse, aMail({ from: account.email, ...mixed(parts) }));
    await confirmMail(gatehouse, account.email);
    const [request] = await requestsOf(account);
    const { sid } = (
      await call<{ items: { sid: string }[] }>(
        gatehouse,
        asCustomer(account),
        'GET',
        '/api/outbound-permissions',
      )
    ).body.items[0] ?? { sid: '' };

    await call(gatehouse, asCustomer(account), 'POST', `/api/outbound-permissions/${sid}/messages`, {
      text: 'What else do you need?',
    });

    const evidence = await eventually(async () => {
      const rows = await rowsIn<{ note: string }>(
        gatehouse.database,
        `SELECT e.note FROM case_evidence e JOIN outbound_permissions o ON o.case_id = e.case_id WHERE o.id = $1`,
        [request?.id],
      );
      return rows.length > 0 && rows;
    });
    expect(evidence).toEqual([{ note: 'Sent by e-mail' }]);
  });
});

describe('T4: what nobody confirms', () => {
  it('is deleted after seven days with its raw mail, and its link is no longer good', async () => {
    const account = await anAccount(gatehouse.database);
    const before = new Set(gatehouse.filesOnDisk());
    await statusOfMail(gatehouse, aMail({ from: account.email, body: PURPOSE }));
    const path = await confirmPath(gatehouse, account.email);
    const kept = gatehouse.filesOnDisk().filter((name) => !before.has(name));
    expect(kept).toHaveLength(1);

    await call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs: 7 * DAY });

    const visitor = new PageVisitor(gatehouse.url);
    const page = await visitor.open(path);
    expect([page.status, page.html.includes('no longer good')]).toEqual([410, true]);
    expect((await visitor.submit(path, { do: 'confirm' })).status).toBe(410);
    expect(await requestsOf(account)).toEqual([]);
    await eventually(async () => {
      const row = await lastMailOf(account.email);
      return row?.status === 'expired' && row.text === null && row.storage_key === null;
    });
    await eventually(() => Promise.resolve(gatehouse.filesOnDisk().every((name) => name !== kept[0])));
  });

  it('a link that never was is no good, and says no more than one that was', async () => {
    const { status, html } = await new PageVisitor(gatehouse.url).open('/portal/mail/never-was');
    expect([status, html.includes('no longer good')]).toEqual([410, true]);
  });
});
