import type { FactKind } from '../accounts/account-facts.js';
import type { Service } from '../kernel/words.js';
import { findPhrases } from './find-phrases.js';
import { OUTBOUND_FINDINGS, type OutboundFinding, type OutboundFindingCode } from './outbound-finding.js';

/** What the findings follow from. */
export interface Described {
  readonly purpose: string | null;
  readonly channels: readonly Service[] | null;
  readonly userGeneratedContent: boolean | null;
  readonly arbitraryDestinations: boolean | null;
  readonly unsolicited: boolean | null;
  readonly staysInDevelopment: boolean | null;
}

export interface KnownAboutAccount {
  /** Facts that were not cleared, of the account and its subaccounts. */
  readonly facts: readonly FactKind[];
  readonly hasOpenHold: boolean;
}

/** T13, T15: what facts about an account say. Complaints mean contact that nobody asked for. */
const FACT_FINDINGS: Readonly<Record<FactKind, OutboundFindingCode>> = {
  carrier_complaint: 'unsolicited_contact',
  recipient_complaint: 'unsolicited_contact',
  phishing_or_spam: 'traffic_pattern',
  number_hoarding: 'traffic_pattern',
  card_flagged: 'card_flagged',
};

/** Everything that a person should look at, the categories in the order of their rules; nothing means that it can be granted (T9). */
export function findingsFor(described: Described, account: KnownAboutAccount): readonly OutboundFinding[] {
  const found = [...fromAnswers(described), ...fromText(described), ...fromAccount(account)];
  return found.sort((a, b) => OUTBOUND_FINDINGS.indexOf(a.code) - OUTBOUND_FINDINGS.indexOf(b.code));
}

/** T10: users write what is sent by SMS. */
export function isContentArbitrary({ userGeneratedContent, channels }: Described): boolean {
  return userGeneratedContent === true && concerns('arbitrary_content', channels);
}

/** T12: users call any number; a SIP trunk carries voice as well. */
export function areDestinationsArbitrary({ arbitraryDestinations, channels }: Described): boolean {
  return arbitraryDestinations === true && concerns('arbitrary_destinations', channels);
}

/** T13: somebody is contacted who did not ask for it, by any channel. */
export function isContactUnsolicited({ unsolicited }: Described): boolean {
  return unsolicited === true;
}

/** T14: the application will never move to production. */
export function isNeverForProduction({ staysInDevelopment }: Described): boolean {
  return staysInDevelopment === true;
}

const ANSWERS: Readonly<Partial<Record<OutboundFindingCode, (described: Described) => boolean>>> = {
  arbitrary_content: isContentArbitrary,
  arbitrary_destinations: areDestinationsArbitrary,
  unsolicited_contact: isContactUnsolicited,
  never_production: isNeverForProduction,
};

/** The channels that a category is about; all of them where it is not named here. */
const CHANNELS: Readonly<Partial<Record<OutboundFindingCode, readonly Service[]>>> = {
  arbitrary_content: ['sms'],
  arbitrary_destinations: ['voice', 'trunk'],
};

function concerns(code: OutboundFindingCode, channels: readonly Service[] | null): boolean {
  const about = CHANNELS[code];
  return about === undefined || (channels ?? []).some((channel) => about.includes(channel));
}

function fromAnswers(described: Described): readonly OutboundFinding[] {
  return OUTBOUND_FINDINGS.filter((code) => ANSWERS[code]?.(described) === true).map((code) => ({
    code,
    source: 'answer',
    words: null,
    start: null,
  }));
}

function fromText({ purpose, channels }: Described): readonly OutboundFinding[] {
  return findPhrases(purpose ?? '')
    .filter(({ finding }) => concerns(finding, channels))
    .map(({ finding, words, start }) => ({ code: finding, source: 'text', words, start }));
}

function fromAccount({ facts, hasOpenHold }: KnownAboutAccount): readonly OutboundFinding[] {
  const found = [...new Set(facts)].map((kind): OutboundFinding => ({
    code: FACT_FINDINGS[kind],
    source: 'account',
    words: kind,
    start: null,
  }));
  return hasOpenHold
    ? [...found, { code: 'hold_stands', source: 'account', words: null, start: null }]
    : found;
}
