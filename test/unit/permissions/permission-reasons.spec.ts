import { describe, expect, it } from 'vitest';
import { inWords, PERMISSION_CODES } from '../../../src/permissions/permission-codes.js';
import {
  permissionReasons,
  standingReasons,
  type OutboundGrant,
  type SendingFacts,
  type SendingQuestion,
} from '../../../src/permissions/permission-reasons.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const BEFORE = new Date('2026-11-22T11:59:59.999Z');
const AFTER = new Date('2026-11-22T12:00:00.001Z');

const ASKED: SendingQuestion = {
  service: 'sms',
  country: 'DE',
  from: null,
  freeForm: undefined,
  optIn: undefined,
};

const GRANT: OutboundGrant = {
  countries: null,
  services: null,
  dailyUnits: null,
  unitsToday: 0,
  until: null,
  optInProof: false,
  noFreeForm: false,
};

/** A self-service account with a permission without conditions, asking for an open country. */
const FACTS: SendingFacts = {
  closed: false,
  onHold: false,
  restricted: false,
  serviceRestricted: false,
  contracted: false,
  grant: GRANT,
  countryAccess: 'allowed',
  number: null,
};

type Row = readonly [
  what: string,
  facts: Partial<SendingFacts>,
  asked: Partial<SendingQuestion>,
  codes: string[],
];

function agreed(conditions: Partial<OutboundGrant>): Partial<SendingFacts> {
  return { grant: { ...GRANT, ...conditions } };
}

const CONTRACTED = { contracted: true, grant: null } as const;
const TOLL_FREE = { tollFree: true, verified: false } as const;
const FROM = { from: '+18005550100' } as const;

const TABLE: readonly Row[] = [
  ['nothing stands against it', {}, {}, []],

  ['P3: on hold', { onHold: true }, {}, ['account_on_hold']],
  ['P4: restricted', { restricted: true }, {}, ['account_restricted']],
  ['P36: this service restricted', { serviceRestricted: true }, {}, ['service_restricted']],
  ['closed', { closed: true }, {}, ['account_closed']],
  ['P3: on hold, contracted', { ...CONTRACTED, onHold: true }, {}, ['account_on_hold']],

  ['T2: self-service without permission', { grant: null }, {}, ['outbound_not_enabled']],
  ['T1: contracted without permission', CONTRACTED, {}, []],
  [
    'T1: contracted with an old permission',
    { contracted: true, ...agreed({ countries: [], until: BEFORE }) },
    {},
    [],
  ],

  ['T16: agreed for this service', agreed({ services: ['sms', 'voice'] }), {}, []],
  ['T16: agreed for another service', agreed({ services: ['voice'] }), {}, ['condition_service']],
  ['T16: agreed for this country', agreed({ countries: ['FR', 'DE'] }), {}, []],
  ['T16: agreed for other countries', agreed({ countries: ['FR'] }), {}, ['condition_country']],
  [
    'T16: agreed for countries, a number of none',
    { ...agreed({ countries: ['FR'] }), countryAccess: null },
    { country: null },
    ['condition_country', 'country_restricted'],
  ],
  ['T16: one unit below the daily limit', agreed({ dailyUnits: 10, unitsToday: 9 }), {}, []],
  ['T16: the daily limit reached', agreed({ dailyUnits: 10, unitsToday: 10 }), {}, ['condition_daily_cap']],
  ['T16: beyond the daily limit', agreed({ dailyUnits: 10, unitsToday: 11 }), {}, ['condition_daily_cap']],
  ['T16: no daily limit, however much', agreed({ unitsToday: 1e9 }), {}, []],
  ['T16: until a moment to come', agreed({ until: AFTER }), {}, []],
  ['T16: until this moment', agreed({ until: NOW }), {}, ['condition_ended']],
  ['T16: until a moment gone', agreed({ until: BEFORE }), {}, ['condition_ended']],

  ['T10: no free content agreed, not said', agreed({ noFreeForm: true }), {}, ['condition_content']],
  [
    'T10: no free content agreed, free',
    agreed({ noFreeForm: true }),
    { freeForm: true },
    ['condition_content'],
  ],
  ['T10: no free content agreed, not free', agreed({ noFreeForm: true }), { freeForm: false }, []],
  ['T10: free content, nothing agreed', {}, { freeForm: true }, []],
  ['T13: proof agreed, not said', agreed({ optInProof: true }), {}, ['condition_opt_in']],
  ['T13: proof agreed, none', agreed({ optInProof: true }), { optIn: false }, ['condition_opt_in']],
  ['T13: proof agreed and there', agreed({ optInProof: true }), { optIn: true }, []],
  ['T13: no proof, nothing agreed', {}, { optIn: false }, []],

  ['P2: a blocked country', { countryAccess: 'blocked' }, {}, ['country_restricted']],
  [
    'P2: a blocked country, contracted',
    { ...CONTRACTED, countryAccess: 'blocked' },
    {},
    ['country_restricted'],
  ],
  [
    'P2: a blocked country, agreed',
    { ...agreed({ countries: ['DE'] }), countryAccess: 'blocked' },
    {},
    ['country_restricted'],
  ],
  ['P2: approval, nothing agreed', { countryAccess: 'approval' }, {}, ['country_restricted']],
  ['P2: approval, agreed', { ...agreed({ countries: ['DE'] }), countryAccess: 'approval' }, {}, []],
  ['P2: approval, contracted', { ...CONTRACTED, countryAccess: 'approval' }, {}, []],
  [
    'P2: approval, no permission',
    { grant: null, countryAccess: 'approval' },
    {},
    ['outbound_not_enabled', 'country_restricted'],
  ],
  ['P2: no country', { countryAccess: null }, { country: null }, ['country_restricted']],
  [
    'P2: no country, contracted',
    { ...CONTRACTED, countryAccess: null },
    { country: null },
    ['country_restricted'],
  ],

  ['a number of another', {}, FROM, ['number_not_owned']],
  ['an own number', { number: { tollFree: false, verified: true } }, FROM, []],
  ['W2: toll-free, not verified, SMS', { number: TOLL_FREE }, FROM, ['30032']],
  ['W2: toll-free, verified, SMS', { number: { tollFree: true, verified: true } }, FROM, []],
  ['W2: toll-free, not verified, a call', { number: TOLL_FREE }, { ...FROM, service: 'voice' }, []],
  ['W2: toll-free, not verified, a trunk', { number: TOLL_FREE }, { ...FROM, service: 'trunk' }, []],
  ['an unverified number that is not toll-free', { number: { tollFree: false, verified: false } }, FROM, []],
];

describe('why something may not be sent', () => {
  it.each(TABLE)('%s', (_, facts, asked, codes) => {
    expect(permissionReasons({ ...ASKED, ...asked }, { ...FACTS, ...facts }, NOW)).toEqual(codes);
  });

  it('tells all that stands against it, in the order of the codes', () => {
    const worst: SendingFacts = {
      closed: true,
      onHold: true,
      restricted: true,
      serviceRestricted: true,
      contracted: false,
      grant: {
        countries: [],
        services: [],
        dailyUnits: 1,
        unitsToday: 1,
        until: BEFORE,
        optInProof: true,
        noFreeForm: true,
      },
      countryAccess: 'blocked',
      number: TOLL_FREE,
    };
    const told = permissionReasons({ ...ASKED, ...FROM }, worst, NOW);
    const never = ['outbound_not_enabled', 'number_not_owned', 'undetermined'];
    expect(told).toEqual(PERMISSION_CODES.filter((code) => !never.includes(code)));
  });

  it('adds each reason to whatever else stands against it', () => {
    for (const [what, facts, asked, codes] of TABLE) {
      const told = permissionReasons({ ...ASKED, ...asked }, { ...FACTS, ...facts, onHold: true }, NOW);
      expect([what, told]).toEqual([
        what,
        PERMISSION_CODES.filter((code) => [...codes, 'account_on_hold'].includes(code)),
      ]);
    }
  });

  it('tells of the account alone what does not depend on where it goes, what it says and from where', () => {
    const facts = {
      ...FACTS,
      ...agreed({ services: ['voice'], countries: ['FR'], noFreeForm: true }),
      countryAccess: 'blocked',
    } as const;
    expect(standingReasons('sms', facts, NOW)).toEqual(['condition_service']);
    expect(standingReasons('voice', facts, NOW)).toEqual([]);
  });
});

describe('the reasons in words', () => {
  it.each(PERMISSION_CODES)('%s says in a sentence what stands against it', (code) => {
    const [reason] = inWords([code], { service: 'voice', country: 'DE' });
    expect(reason).toEqual({ code, message: expect.stringMatching(/^[A-Z].*\.$/) });
    expect(reason?.message).not.toMatch(/undefined|null/);
  });

  it('names the service and the country', () => {
    expect(inWords(['country_restricted'], { service: 'sms', country: 'KP' })[0]?.message).toBe(
      'SMS to North Korea are not open to this account.',
    );
    expect(inWords(['country_restricted'], { service: 'trunk', country: null })[0]?.message).toBe(
      'SIP trunk calls to numbers that belong to no country are not open to this account.',
    );
  });
});
