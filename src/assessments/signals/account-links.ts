import type { AccountLink, LinkKind, Observation, SignalName } from './signal.js';
import { LINK_KINDS } from './signal.js';

/** What is shared, in words, and the signal that says so. Each kind counts once, however many accounts share it; kinds add up. */
const KINDS: Readonly<Record<LinkKind, { name: SignalName; what: string }>> = {
  phone: { name: 'linked_phone', what: 'The same phone' },
  card: { name: 'linked_card', what: 'The same card' },
  device: { name: 'linked_device', what: 'The same device' },
  website_domain: { name: 'linked_website_domain', what: 'The same domain' },
  email: { name: 'linked_email', what: 'The same mailbox' },
  company_name: { name: 'linked_company_name', what: 'The same or nearly the same company name' },
};

/** Links to accounts on hold: who was put on hold comes back under another name. Links to other accounts are no signal. */
export function observeAccountLinks(links: readonly AccountLink[]): readonly Observation[] {
  const toHeld = links.filter((link) => link.accountStatus === 'on_hold');
  return LINK_KINDS.flatMap((kind) => {
    const shared = toHeld.filter((link) => link.kind === kind);
    return shared.length === 0 ? [] : [toObservation(kind, shared)];
  });
}

function toObservation(kind: LinkKind, links: readonly AccountLink[]): Observation {
  const [first, ...others] = links;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const verb = others.length === 0 ? 'which is' : 'which are';
  const why = `${KINDS[kind].what} as ${first?.companyName ?? ''} (${first?.accountSid ?? ''})${more}, ${verb} on hold.`;
  return { name: KINDS[kind].name, value: links.length, why, links };
}
