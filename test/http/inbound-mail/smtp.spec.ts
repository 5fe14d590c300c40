import { once } from 'node:events';
import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { InboundSmtp } from '../../../src/portal/inbound-mail/inbound-smtp.js';
import { aMail, filePart, mixed } from '../../support/a-mail.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount } from '../../support/builders.js';
import { confirmMail, inboundMails, mailAbout, SUPPORT } from '../../support/inbound-mail.js';
import { rowsIn } from '../../support/rows-in.js';
import { aHeldAccount, fileTicket } from '../../support/tickets.js';

let gatehouse: TestApp;
let port: number;
beforeAll(async () => {
  gatehouse = await startTestApp({ INBOUND_SMTP_PORT: '0' });
  port = (await gatehouse.app.get(InboundSmtp).listen()) ?? 0;
});
afterAll(() => gatehouse.stop());

/** Sends a raw mail as a mail server does; gives the code of the answer. */
async function deliver(raw: Buffer, to: string, from = 'ann@brightline.example'): Promise<number> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  try {
    const { response } = await transport.sendMail({ raw, envelope: { from, to } });
    return Number(response.slice(0, 3));
  } catch (error) {
    const code = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
    if (typeof code === 'number') return code;
    throw error;
  } finally {
    transport.close();
  }
}

/** Talks SMTP by hand; gives everything that the server said. */
async function talk(lines: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (/^\d{3} [^\r]*\r\n$/m.test(text)) {
      const line = rest.shift();
      if (line !== undefined) socket.write(`${line}\r\n`);
    }
  });
  const rest = [...lines];
  socket.on('error', () => undefined);
  await once(socket, 'close');
  return said;
}

it('T4: a mail by SMTP becomes a request, once it is confirmed', async () => {
  const account = await anAccount(gatehouse.database);
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  const { response } = await transport.sendMail({
    from: `Owner <${account.email}>`,
    to: SUPPORT,
    subject: 'Účet: prosíme o povolení',
    text: 'We send delivery codes to people who have ordered from us and asked for them.',
    html: '<p>We send delivery codes</p>',
  });
  transport.close();
  expect(response).toMatch(/^250/);

  expect(await confirmMail(gatehouse, account.email)).toContain('now a request');

  const requests = await rowsIn<{ purpose: string }>(
    gatehouse.database,
    `SELECT purpose FROM outbound_permissions WHERE account_id = $1`,
    [account.id],
  );
  expect(requests[0]?.purpose).toContain('delivery codes to people');
  expect((await inboundMails(gatehouse)).at(-1)?.subject).toBe('Účet: prosíme o povolení');
});

it('T4: a reply by SMTP to the address of our mail joins the ticket', async () => {
  const account = await aHeldAccount(gatehouse);
  await fileTicket(gatehouse, account);
  const { replyTo } = await mailAbout(gatehouse, account.email, 'We have your reassessment request');
  expect(await deliver(aMail({ from: account.email, body: 'By mail.' }), replyTo ?? '')).toBe(250);
  const messages = await rowsIn<{ text: string }>(
    gatehouse.database,
    `SELECT text FROM case_messages WHERE account_id = $1`,
    [account.id],
  );
  expect(messages).toEqual([{ text: 'By mail.' }]);
});

it.each(['victim@elsewhere.example', 'sales@gatehouse.example', 'support@gatehouse.example.evil.example'])(
  'is no open relay: mail for %s is refused with 550',
  async (to) => {
    expect(await deliver(aMail(), to)).toBe(550);
  },
);

it('says how large a mail may be, offers no sign-in and no encryption of its own', async () => {
  const said = await talk(['EHLO client.example', 'AUTH PLAIN AGEAYg==', 'STARTTLS', 'QUIT']);
  expect(said).toContain('SIZE 26214400');
  expect(said).not.toMatch(/250[ -](?:AUTH|STARTTLS)/);
  expect(said.match(/^500 /gm)).toHaveLength(2);
});

it('refuses a mail that says beforehand that it is too large', async () => {
  const said = await talk(['EHLO client.example', 'MAIL FROM:<a@b.example> SIZE=27262976', 'QUIT']);
  expect(said).toMatch(/^552 /m);
});

it('refuses a mail of 26 MB that does not say so, keeps nothing of it and goes on', async () => {
  const before = (await inboundMails(gatehouse)).length;
  const lines = 'x'.repeat(998).concat('\r\n').repeat(27_263);
  expect(await deliver(aMail({ body: lines }), SUPPORT)).toBe(552);
  expect((await inboundMails(gatehouse)).length).toBe(before);
  expect(await deliver(aMail(), SUPPORT)).toBe(250);
});

it('refuses a mail of 500 parts with 554', async () => {
  const parts = Array.from({ length: 500 }, (_, at) =>
    filePart(`f${at}.txt`, 'text/plain', Buffer.from('x')),
  );
  expect(await deliver(aMail(mixed(parts)), SUPPORT)).toBe(554);
});

it('takes the bounce of our own mail, so that nobody bounces it again, and ignores it', async () => {
  expect(await deliver(aMail({ from: 'MAILER-DAEMON@brightline.example' }), SUPPORT, '')).toBe(250);
  expect((await inboundMails(gatehouse)).at(-1)).toMatchObject({ status: 'ignored', reason: 'bounce' });
});

it('hangs up on whoever opens connection upon connection', async () => {
  const sockets = Array.from({ length: 15 }, () => connect(port, '127.0.0.1'));
  const greetings = await Promise.all(
    sockets.map(async (socket) => {
      socket.on('error', () => undefined);
      const [greeting]: Buffer[] = await once(socket, 'data');
      return String(greeting).slice(0, 3);
    }),
  );
  for (const socket of sockets) socket.destroy();
  expect(greetings.filter((code) => code === '421').length).toBeGreaterThanOrEqual(4);
  expect(greetings.filter((code) => code === '220').length).toBeGreaterThan(0);
});
