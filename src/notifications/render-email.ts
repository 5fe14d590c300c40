import type { ViewEngine } from '../http/views/view-engine.js';
import { InvalidError } from '../kernel/errors.js';
import type { EmailTemplate } from '../ledger/email-payloads.js';
import { EMAILS, type EmailFacts } from './email-facts.js';

/** Why a customer gets the mail, and how he answers: by mail only where that is read (T4). */
const CUSTOMER_FOOTERS = {
  reply:
    'You get this message because your account with us is affected. Reply to it and a person will read what you write.',
  portal:
    'You get this message because your account with us is affected. Replies to it are not read; write to us in the portal.',
} as const;

/** An e-mail in words. */
export interface RenderedEmail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Writes the e-mail of an outbox message.
 * @throws InvalidError when there is no such template, or the payload lacks what the template needs: no later try will do better.
 */
export function renderEmail(
  views: ViewEngine,
  message: { readonly template: string; readonly payload: object },
  now: Date,
  { canReply = false }: { readonly canReply?: boolean } = {},
): RenderedEmail {
  const { template, payload } = message;
  if (!isTemplate(template))
    throw new InvalidError('template_unknown', `There is no e-mail template ${template}.`);
  // The row holds what `ledger.record` took for this template.
  const write = EMAILS[template] as (payload: object) => EmailFacts;
  try {
    const facts = write(payload);
    const subject = oneLine(facts.subject);
    const footer = facts.footer ?? CUSTOMER_FOOTERS[canReply ? 'reply' : 'portal'];
    const model = { ...payload, ...facts, subject, footer, now, zone: 'UTC' };
    return {
      subject,
      text: tidyText(views.render(`emails/${template}.txt`, model, 'email.txt')),
      html: views.render(`emails/${template}`, model, 'email'),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InvalidError('email_not_writable', `The e-mail cannot be written: ${reason}`);
  }
}

function isTemplate(template: string): template is EmailTemplate {
  return Object.hasOwn(EMAILS, template);
}

/** A subject is one header: what came in with a line break must not begin another. */
function oneLine(subject: string): string {
  return subject
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

/** At most one empty line between two paragraphs, whatever the conditions of the template left. */
function tidyText(text: string): string {
  return `${text.replaceAll(/\n{3,}/g, '\n\n').trim()}\n`;
}
