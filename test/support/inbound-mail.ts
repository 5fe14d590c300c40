import { createHmac } from 'node:crypto';
import { call, NOBODY, type Answer } from './api.js';
import type { TestApp } from './app.js';
import { eventually } from './eventually.js';
import { PageVisitor } from './page-visitor.js';
import { rowsIn } from './rows-in.js';

export const INBOUND_MAIL_SECRET = 'a-secret-of-the-mail-provider';
export const SUPPORT = 'support@gatehouse.example';

/** `X-Inbound-Signature` of a mail, as the provider makes it. */
export function signatureOf(raw: Buffer, { at = Date.now(), secret = INBOUND_MAIL_SECRET } = {}): string {
  const time = Math.floor(at / 1000);
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.`).update(raw).digest('hex')}`;
}

export interface HookAnswer {
  readonly mails: readonly { readonly sid: string; readonly status: string }[];
  readonly code?: string;
}

/** Brings a mail as a mail provider does. */
export async function bringMail(
  gatehouse: Pick<TestApp, 'url'>,
  raw: Buffer,
  signature: string | null = signatureOf(raw),
): Promise<Answer<HookAnswer>> {
  const response = await fetch(`${gatehouse.url}/api/inbound-mail`, {
    method: 'POST',
    headers: {
      'content-type': 'message/rfc822',
      ...(signature !== null && { 'x-inbound-signature': signature }),
    },
    body: new Uint8Array(raw),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text), text };
}

/** What was made of a mail that is taken. */
export async function statusOfMail(gatehouse: Pick<TestApp, 'url'>, raw: Buffer): Promise<string> {
  const { status, body, text } = await bringMail(gatehouse, raw);
  const [mail] = body.mails;
  if (status !== 202 || mail === undefined) throw new Error(`The mail was not taken: ${status} ${text}`);
  return mail.status;
}

export interface SentMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly replyTo: string | null;
}

/** The mails sent to an address, the newest first. */
export async function mailsTo(gatehouse: Pick<TestApp, 'url'>, to: string): Promise<readonly SentMail[]> {
  const path = `/dev/inbox?to=${encodeURIComponent(to)}`;
  return (await call<{ items: readonly SentMail[] }>(gatehouse, NOBODY, 'GET', path)).body.items;
}

/** The newest mail to an address with that in its subject, once it is delivered. */
export function mailAbout(gatehouse: Pick<TestApp, 'url'>, to: string, subject: string): Promise<SentMail> {
  return eventually(async () =>
    (await mailsTo(gatehouse, to)).find((mail) => mail.subject.includes(subject)),
  );
}

const LINK = /https?:\/\/[^/\s]+(\/portal\/mail\/[\w-]+)/;

/** The path of the link in a confirmation to an address, once it is delivered; `past`: links that are known already. */
export function confirmPath(
  gatehouse: Pick<TestApp, 'url'>,
  to: string,
  past: readonly string[] = [],
): Promise<string> {
  return eventually(async () => {
    const links = (await mailsTo(gatehouse, to)).flatMap(({ text }) => LINK.exec(text)?.[1] ?? []);
    return links.find((link) => !past.includes(link));
  });
}

/** Somebody who follows the link of a confirmation and says that the mail is his; gives the page that he then sees. */
export async function confirmMail(
  gatehouse: Pick<TestApp, 'url'>,
  to: string,
  past: readonly string[] = [],
): Promise<string> {
  const path = await confirmPath(gatehouse, to, past);
  const visitor = new PageVisitor(gatehouse.url);
  const answer = await visitor.fillIn(path, { do: 'confirm' });
  if (answer.status !== 303) throw new Error(`The confirmation answered ${answer.status}: ${answer.html}`);
  return (await visitor.open(path)).html;
}

export interface MailRow {
  readonly id: string;
  readonly status: string;
  readonly reason: string | null;
  readonly subject: string;
  readonly text: string | null;
  readonly storage_key: string | null;
  readonly target_id: string | null;
  readonly account_id: string | null;
  readonly recipient: string | null;
  readonly refused_files: readonly string[];
}

export function inboundMails(gatehouse: TestApp): Promise<MailRow[]> {
  return rowsIn<MailRow>(gatehouse.database, `SELECT * FROM inbound_mails ORDER BY received_at, id`);
}
