import type { ViewEngine } from '../http/views/view-engine.js';
import { InvalidError } from '../kernel/errors.js';
import type { EmailTemplate } from '../ledger/email-payloads.js';
import { EMAILS, type EmailFacts } from './email-facts.js';

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
): RenderedEmail {
  const { template, payload } = message;
  if (!isTemplate(template))
    throw new InvalidError('template_unknown', `There is no e-mail template ${template}.`);
  // The row holds what `ledger.record` took for this template.
  const write = EMAILS[template] as (payload: object) => EmailFacts;
  try {
    const facts = write(payload);
    const subject = oneLine(facts.subject);
    const model = { ...payload, ...facts, subject, now, zone: 'UTC' };
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
