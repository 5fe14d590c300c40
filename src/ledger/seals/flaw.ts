/** What can be wrong with the audit trail, and how it is said. */
const SENTENCES = {
  changed: 'This event is not as it was written.',
  removed: 'This event was removed.',
  slipped_in: 'This event was not there when the trail was sealed: it was slipped in.',
  seal_changed: 'This seal is not as it was made.',
  seal_removed: 'This seal was removed, or an older database was put in place of the newer.',
  seal_forged: 'This seal does not bear the signature of the key that it names.',
  seal_untrusted:
    'This seal is signed by a key that is not trusted here. Set the same AUDIT_SIGNING_KEY on every host, or name its public key in AUDIT_TRUSTED_KEYS.',
} as const;

type EventFlaw = 'changed' | 'removed' | 'slipped_in';
type SealFlaw = Exclude<keyof typeof SENTENCES, EventFlaw>;

/** The first thing that does not fit. `seal` is null for an event that no seal covers yet. */
export type Flaw =
  | { readonly what: EventFlaw; readonly event: number; readonly seal: number | null }
  | { readonly what: SealFlaw; readonly seal: number };

/** The flaw as the API and the command tell it. */
export interface FirstBad {
  readonly what: Flaw['what'];
  /** Id of the audit event; null when a seal itself is bad. */
  readonly eventId: number | null;
  readonly seal: number | null;
  readonly text: string;
}

export function presentFlaw(flaw: Flaw): FirstBad {
  const eventId = 'event' in flaw ? flaw.event : null;
  return { what: flaw.what, eventId, seal: flaw.seal, text: SENTENCES[flaw.what] };
}
