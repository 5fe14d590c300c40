import { describe, expect, it } from 'vitest';
import { FACT_KINDS, type FactKind } from '../../../src/accounts/account-facts.js';
import type { Service } from '../../../src/kernel/words.js';
import { findPhrases } from '../../../src/outbound-permissions/find-phrases.js';
import {
  findingsFor,
  type Described,
  type KnownAboutAccount,
} from '../../../src/outbound-permissions/outbound-permissions.findings.js';

const HARMLESS: Described = {
  purpose: 'We send our customers a code when they sign in, and remind them of their appointments.',
  channels: ['sms', 'voice'],
  userGeneratedContent: false,
  arbitraryDestinations: false,
  unsolicited: false,
  staysInDevelopment: false,
};
const UNKNOWN: KnownAboutAccount = { facts: [], hasOpenHold: false };

function codes(described: Partial<Described>, account: Partial<KnownAboutAccount> = {}): string[] {
  return findingsFor({ ...HARMLESS, ...described }, { ...UNKNOWN, ...account }).map(
    ({ code, source }) => `${code} by ${source}`,
  );
}

describe('the answers', () => {
  it('T9: harmless answers and a harmless purpose leave nothing to look at', () => {
    expect(codes({})).toEqual([]);
  });

  it.each<[string, Partial<Described>, string[]]>([
    ['T10: users write what is sent by SMS', { userGeneratedContent: true }, ['arbitrary_content by answer']],
    ['T10: users write, but nothing is sent by SMS', { userGeneratedContent: true, channels: ['voice'] }, []],
    ['T12: users call any number', { arbitraryDestinations: true }, ['arbitrary_destinations by answer']],
    [
      'T12: a trunk carries voice',
      { arbitraryDestinations: true, channels: ['trunk'] },
      ['arbitrary_destinations by answer'],
    ],
    ['T12: any number, but no calls', { arbitraryDestinations: true, channels: ['sms'] }, []],
    [
      'T13: recipients did not ask, whatever the channel',
      { unsolicited: true, channels: ['trunk'] },
      ['unsolicited_contact by answer'],
    ],
    ['T14: it stays in development', { staysInDevelopment: true }, ['never_production by answer']],
  ])('%s', (_, described, expected) => {
    expect(codes(described)).toEqual(expected);
  });
});

describe('the words of the purpose', () => {
  it.each<[string, string]>([
    ['arbitrary_content', 'Our users can send any message they like to their friends.'],
    ['arbitrary_content', 'An app that lets people write their own texts.'],
    ['arbitrary_content', 'It relays user-generated messages between neighbours.'],
    ['arbitrary_content', 'We offer anonymous SMS for everybody.'],
    ['arbitrary_destinations', 'Members dial any number from their browser.'],
    ['arbitrary_destinations', 'People call anyone they know through our bridge.'],
    ['arbitrary_destinations', 'New users get free trial calls before they pay.'],
    ['arbitrary_destinations', 'We connect them to any number they want.'],
    ['unsolicited_contact', 'Our agents make cold calls to restaurants.'],
    ['unsolicited_contact', 'We text a purchased list of house owners.'],
    ['unsolicited_contact', 'The leads we bought are called by a bot.'],
    ['unsolicited_contact', 'A prank app: your friend hears a funny voice.'],
    ['unsolicited_contact', 'We write to people who haven’t opted in yet.'],
    ['unsolicited_contact', 'Offers are sent without consent of the recipients.'],
    ['never_production', 'This is just for testing how the API works.'],
    ['never_production', 'A hobby project of mine for the model railway.'],
    ['never_production', 'It will never move to production, it is for my family.'],
    ['never_production', "The application won't go to production."],
  ])('point at %s: %s', (code, purpose) => {
    expect(codes({ purpose })).toEqual([`${code} by text`]);
  });

  it.each([
    'Users cannot send any message of their own; the texts are ours.',
    'We do not let users write their own texts.',
    'There is no cold calling, no purchased lists and no pranks.',
    'We never contact anybody without consent.',
    'This is not just for testing: it goes to production on Monday.',
    'Our toll-free calls are answered by people, hands-free calls too.',
    'We block spam, and we refuse purchased lists.',
    'Instead of cold calls we call back who asked for it on our site.',
    'Anti-spam rules are followed: only customers who signed up get a reminder.',
  ])('say nothing when they are negated or harmless: %s', (purpose) => {
    expect(codes({ purpose })).toEqual([]);
  });

  it.each<[string, string]>([
    ['a negation ends with its clause', 'There is no fee, users can send any message they like.'],
    ['a negation ends where the sentence turns', 'Not for free, but users can send any message.'],
    ['not only means also', 'Not only do users can send any message, they pay for it.'],
    [
      'a negation reaches only so far',
      'We have no long list of rules about how and when people can send any message.',
    ],
  ])('count although there is a negation before: %s', (_, purpose) => {
    expect(codes({ purpose, channels: ['sms'] })).toEqual(['arbitrary_content by text']);
  });

  it('are kept with their place, so that they can be marked', () => {
    const purpose = 'We sell tyres.\nOur agents make cold calls; also a prank line.';

    const marked = findPhrases(purpose).map(({ start, words }) => purpose.slice(start, start + words.length));

    expect(marked).toEqual(['cold calls', 'prank']);
  });

  it('keep their place behind typographic quotes and odd blanks', () => {
    const purpose = 'We don’t ask:\u00a0people haven’t opted in.';

    expect(findPhrases(purpose).map(({ words }) => words)).toEqual(['haven’t opted in']);
  });

  it.each<[Service[], string[]]>([
    [['sms'], ['arbitrary_content by text']],
    [['voice'], ['arbitrary_destinations by text']],
    [
      ['trunk', 'sms'],
      ['arbitrary_content by text', 'arbitrary_destinations by text'],
    ],
  ])('T10 is about SMS and T12 about voice: %j', (channels, expected) => {
    const purpose = 'Users can send any message. Users dial any number they like.';

    expect(codes({ purpose, channels })).toEqual(expected);
  });
});

describe('the account', () => {
  it.each<[FactKind, string]>([
    ['carrier_complaint', 'unsolicited_contact by account'],
    ['recipient_complaint', 'unsolicited_contact by account'],
    ['number_hoarding', 'traffic_pattern by account'],
    ['phishing_or_spam', 'traffic_pattern by account'],
    ['card_flagged', 'card_flagged by account'],
  ])('T13, T15: %s is a finding whatever the description says', (fact, expected) => {
    expect(codes({}, { facts: [fact, fact] })).toEqual([expected]);
  });

  it('every kind of fact has a meaning here', () => {
    for (const kind of Object.keys(FACT_KINDS))
      expect(
        codes({}, { facts: Object.keys(FACT_KINDS).filter((one): one is FactKind => one === kind) }),
      ).toHaveLength(1);
  });

  it('a hold or restriction that stands is looked at by a person', () => {
    expect(codes({}, { hasOpenHold: true })).toEqual(['hold_stands by account']);
  });

  it('findings come in the order of their rules', () => {
    expect(
      codes(
        { staysInDevelopment: true, unsolicited: true, purpose: 'Users can send any message to friends.' },
        { facts: ['carrier_complaint'], hasOpenHold: true },
      ),
    ).toEqual([
      'arbitrary_content by text',
      'unsolicited_contact by answer',
      'unsolicited_contact by account',
      'never_production by answer',
      'hold_stands by account',
    ]);
  });
});
