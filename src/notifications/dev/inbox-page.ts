import { toSid } from '../../kernel/ids.js';
import type { KeptMessage } from '../dev-inbox.js';

/** The places of the development tools, as the navigation shows them. */
export const DEV_NAV = [
  { label: 'Inbox', href: '/dev/inbox' },
  { label: 'Components', href: '/dev/components' },
  { label: 'Desk', href: '/desk' },
  { label: 'Portal', href: '/portal' },
] as const;

/** The model of the inbox: the list, and the message that is open. */
export function inboxModel(
  messages: readonly KeptMessage[],
  shown: KeptMessage | undefined,
  to: string | undefined,
): object {
  const narrowed = to === undefined || to === '' ? '' : `?to=${encodeURIComponent(to)}`;
  return {
    title: 'Development inbox',
    nav: DEV_NAV.map((place) => ({ ...place, current: place.href === '/dev/inbox' })),
    to: to ?? '',
    messages: messages.map((message) => ({
      to: message.to,
      icon: message.channel === 'email' ? 'message' : 'phone',
      title: titleOf(message),
      sentAt: message.sentAt,
      href: `/dev/inbox/${toSid('outbox', message.id)}${narrowed}`,
      isShown: message.id === shown?.id,
    })),
    shown: shown === undefined ? null : { ...shown, title: titleOf(shown), ...sourcesOf(shown) },
  };
}

function titleOf({ subject, text }: KeptMessage): string {
  return subject === '' ? text.slice(0, 80) : subject;
}

/** Where the HTML is drawn, and the links of the text, since a frame shows no address before one clicks. */
function sourcesOf({ id, html, text }: KeptMessage): object {
  return {
    frameSrc: html === '' ? null : `/dev/inbox/${toSid('outbox', id)}/html`,
    links: [...new Set(text.match(/https?:\/\/\S+/g) ?? [])],
  };
}
