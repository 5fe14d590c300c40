import { toSid } from '../../kernel/ids.js';
import type { InboundMailRow } from './inbound-mail.entity.js';

interface End {
  readonly title: string;
  readonly text: string;
}

const GONE: End = {
  title: 'This link is no longer good',
  text: 'The mail was not confirmed in time and is deleted, or there never was one. Write to us again, or go on in the portal.',
};

const ENDS: Readonly<Record<string, End>> = {
  confirmed: {
    title: 'Confirmed',
    text: 'Your mail is now a request for outbound permission. The portal shows what is done and what is next.',
  },
  joined: { title: 'Confirmed', text: 'What you wrote was added to your request.' },
  refused: { title: 'Nothing was changed', text: 'The mail is settled, and nothing became of it.' },
};

const NOT_HIS: End = {
  title: 'Thank you',
  text: 'The mail is deleted, and nothing became of it. Your account is as it was.',
};

/** The model of the page behind a link that has done its work, or is no longer good. */
export function endOfMail(mail: InboundMailRow | null): object {
  const { title, text } = mail?.reason === 'not_his' ? NOT_HIS : (ENDS[mail?.status ?? ''] ?? GONE);
  return {
    title,
    text,
    homeHref: '/portal',
    refusedFiles: mail?.refusedFiles ?? [],
    href: hrefOf(mail),
  };
}

/** Where it goes on; whoever is not signed in does so on the way. */
function hrefOf(mail: InboundMailRow | null): string {
  if (mail === null || mail.targetId === null) return '/portal';
  if (mail.targetKind === 'reassessment')
    return `/portal/reassessments/${toSid('reassessment', mail.targetId)}`;
  return `/portal/outbound/${toSid('outboundPermission', mail.targetId)}`;
}
