import { holdCode } from '../../holds/hold.codes.js';
import type { Hold } from '../../holds/hold.entity.js';
import { dateText } from '../../http/views/time-text.js';
import type { Service } from '../../kernel/words.js';

/** P3, P36: what the owner is told of what is open on his account. P32: nothing of a withheld reason. */
export type ToldHold = Pick<Hold, 'kind' | 'code' | 'services' | 'placedAt' | 'until' | 'inheritedFrom'>;

export interface ToldRestriction {
  readonly kind: 'account_on_hold' | 'account_restricted' | 'service_restricted';
  readonly title: string;
  /** What it means, as far as it may be told why, and when it ends by itself. */
  readonly sentences: readonly string[];
  readonly since: Date;
}

/**
 * All that is open as one thing: a hold covers everything below it, a restriction of the whole account covers those of
 * single services. Null when nothing is open.
 */
export function toldRestriction(openHolds: readonly ToldHold[]): ToldRestriction | null {
  const oldestFirst = [...openHolds].sort((a, b) => a.placedAt.getTime() - b.placedAt.getTime());
  const holds = oldestFirst.filter((hold) => hold.kind === 'hold');
  if (holds.length > 0) return told('account_on_hold', holds, ON_HOLD);
  const whole = oldestFirst.filter((hold) => hold.services === null);
  if (whole.length > 0) return told('account_restricted', whole, RESTRICTED);
  return oldestFirst.length > 0 ? told('service_restricted', oldestFirst, servicesOff(oldestFirst)) : null;
}

interface Words {
  readonly title: string;
  readonly meaning: string;
}

const ON_HOLD: Words = {
  title: 'Your account is on hold',
  meaning: 'You cannot send messages, make calls or use SIP trunks at this time.',
};

const RESTRICTED: Words = {
  title: 'Your account is restricted',
  meaning: 'Some of what it could be used for is switched off at this time.',
};

function servicesOff(holds: readonly ToldHold[]): Words {
  const services = [...new Set(holds.flatMap((hold) => hold.services ?? []))];
  const names = new Intl.ListFormat('en').format(services.map((service) => SERVICE_WORDS[service].name));
  const [only] = services;
  const verb = only !== undefined && services.length === 1 ? SERVICE_WORDS[only].verb : 'are';
  return {
    title: `${names.charAt(0).toUpperCase()}${names.slice(1)} ${verb} restricted`,
    meaning: `You cannot use ${names} at this time. Your other services work as before.`,
  };
}

const SERVICE_WORDS: Readonly<Record<Service, { readonly name: string; readonly verb: 'is' | 'are' }>> = {
  sms: { name: 'SMS', verb: 'is' },
  voice: { name: 'voice calls', verb: 'are' },
  trunk: { name: 'SIP trunks', verb: 'are' },
};

function told(kind: ToldRestriction['kind'], holds: readonly ToldHold[], words: Words): ToldRestriction {
  const [oldest] = holds;
  if (oldest === undefined) throw new Error('Nothing to tell of.');
  const sentences = [words.meaning, ...reasonsOf(holds), ...endOf(holds)];
  return { kind, title: words.title, sentences, since: oldest.placedAt };
}

/** What may be said of why: nothing of a withheld reason, the words of the others, each once. */
function reasonsOf(holds: readonly ToldHold[]): readonly string[] {
  const texts = holds.map(({ code }) => {
    const { disclosure, customerText } = holdCode(code);
    return disclosure === 'withhold' ? null : customerText;
  });
  return [...new Set(texts.filter((text) => text !== null))];
}

/** Said only when all of it ends by itself. */
function endOf(holds: readonly ToldHold[]): readonly string[] {
  const ends = holds.map((hold) => hold.until).filter((until) => until !== null);
  const last = ends.sort((a, b) => b.getTime() - a.getTime())[0];
  if (last === undefined || ends.length < holds.length) return [];
  return [`This ends by itself on ${dateText(last, 'UTC')}.`];
}
