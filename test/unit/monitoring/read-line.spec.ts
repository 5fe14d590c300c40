import { describe, expect, it } from 'vitest';
import { dollarsOf } from '../../../src/monitoring/usage/line-fields.js';
import { LineReader } from '../../../src/monitoring/usage/read-line.js';

const NOW = new Date('2026-11-22T10:30:00Z');
const ACCOUNT = `AC${'0123456789abcdef'.repeat(2)}`;
const GOOD = { account: ACCOUNT, hour: '2026-11-22T09:00:00Z', service: 'sms', country: 'DE', units: 3 };

function read(line: unknown) {
  return new LineReader(NOW).read(typeof line === 'string' ? line : JSON.stringify(line));
}

function without(field: keyof typeof GOOD): object {
  return Object.fromEntries(Object.entries(GOOD).filter(([name]) => name !== field));
}

const NOT_REPORTED = {
  attempts: null,
  uniqueDestinations: null,
  failed: null,
  inbound: null,
  otpSent: null,
  otpVerified: null,
  optOuts: null,
  complaints: null,
  numbersOwned: null,
};

it('P5: a line with what is needed is read, what it does not say is not reported', () => {
  expect(read(GOOD)).toEqual({
    accountId: '01234567-89ab-cdef-0123-456789abcdef',
    hour: Date.parse(GOOD.hour) / 3_600_000,
    service: 'sms',
    country: 'DE',
    milliunits: 3000,
    counts: NOT_REPORTED,
    microdollars: null,
  });
});

it('P5: every count is read into its own place', () => {
  const told = {
    attempts: 1,
    uniqueDestinations: 2,
    failed: 3,
    inbound: 4,
    otpSent: 5,
    otpVerified: 6,
    optOuts: 7,
    complaints: 8,
    numbersOwned: 9,
  };
  expect(read({ ...GOOD, ...told, cost: 1.5 })).toMatchObject({ counts: told, microdollars: 1_500_000 });
});

describe('P5: a line that is not a rollup is refused', () => {
  it.each<[string, unknown, string, string | null]>([
    ['cut off', '{"account":"AC', 'json_malformed', null],
    ['empty text', '   ', 'json_malformed', null],
    ['two values', '{} {}', 'json_malformed', null],
    ['a list', '[1]', 'not_an_object', null],
    ['null', 'null', 'not_an_object', null],
    ['a number', '7', 'not_an_object', null],
    ['an empty object', '{}', 'field_missing', 'account'],
    ['an unknown field', { ...GOOD, extra: 1 }, 'unknown_field', 'extra'],
    ['a prototype', `{"__proto__":{},${JSON.stringify(GOOD).slice(1)}`, 'unknown_field', '__proto__'],
    ['a field of Object', { ...GOOD, toString: 1 }, 'unknown_field', 'toString'],
    ['a field in another case', { ...GOOD, unique_destinations: 1 }, 'unknown_field', 'unique_destinations'],
    ['no account', without('account'), 'field_missing', 'account'],
    ['no hour', without('hour'), 'field_missing', 'hour'],
    ['no service', without('service'), 'field_missing', 'service'],
    ['no country', without('country'), 'field_missing', 'country'],
    ['no units', without('units'), 'field_missing', 'units'],
    ['an account that is no sid', { ...GOOD, account: 'AC12' }, 'account_malformed', 'account'],
    [
      'another kind of sid',
      { ...GOOD, account: ACCOUNT.replace('AC', 'CS') },
      'account_malformed',
      'account',
    ],
    ['an account that is a number', { ...GOOD, account: 1 }, 'account_malformed', 'account'],
    ['a null account', { ...GOOD, account: null }, 'account_malformed', 'account'],
    ['another service', { ...GOOD, service: 'trunk' }, 'service_unknown', 'service'],
    ['a service in capitals', { ...GOOD, service: 'SMS' }, 'service_unknown', 'service'],
    ['a list of services', { ...GOOD, service: ['sms'] }, 'service_unknown', 'service'],
    ['an unknown country', { ...GOOD, country: 'QQ' }, 'country_unknown', 'country'],
    ['a country in small letters', { ...GOOD, country: 'de' }, 'country_unknown', 'country'],
    ['a three-letter country', { ...GOOD, country: 'DEU' }, 'country_unknown', 'country'],
    ['no country at all', { ...GOOD, country: null }, 'country_unknown', 'country'],
  ])('%s', (_, line, code, field) => {
    expect(read(line)).toEqual({ code, field });
  });
});

describe('P5: units and counts are whole numbers from 0, minutes may have fractions', () => {
  it.each<[string, object, string]>([
    ['negative units', { units: -1 }, 'units'],
    ['half a message', { units: 0.5 }, 'units'],
    ['half a number', { service: 'numbers', units: 0.5 }, 'units'],
    ['negative minutes', { service: 'voice', units: -0.1 }, 'units'],
    ['units as text', { units: '3' }, 'units'],
    ['units that are true', { units: true }, 'units'],
    ['null units', { units: null }, 'units'],
    ['units in a list', { units: [3] }, 'units'],
    ['more than can be added up exactly', { units: 100_000_000_000 }, 'units'],
    ['minutes beyond that', { service: 'voice', units: 1e300 }, 'units'],
    ['a negative count', { failed: -3 }, 'failed'],
    ['a null count: it is left out instead', { otpSent: null }, 'otpSent'],
    ['a count with a fraction', { attempts: 1.5 }, 'attempts'],
    ['a count as text', { numbersOwned: '4' }, 'numbersOwned'],
  ])('%s: refused', (_, wrong, field) => {
    expect(read({ ...GOOD, ...wrong })).toEqual({ code: 'number_invalid', field });
  });

  it.each(['9007199254740993', '1e400', '9007199254740992', '123456789012345678901234567890'])(
    '%s, which no number of ours holds exactly: refused',
    (units) => {
      const line = JSON.stringify(GOOD).replace('"units":3', `"units":${units}`);
      expect(read(line)).toEqual({ code: 'number_invalid', field: 'units' });
    },
  );

  it.each<[object, number]>([
    [{ units: 0 }, 0],
    [{ units: 99_999_999_999 }, 99_999_999_999_000],
    [{ service: 'voice', units: 65.8 }, 65_800],
    [{ service: 'voice', units: 0.001 }, 1],
    [{ service: 'voice', units: 0.1 + 0.2 }, 300],
  ])('%j: taken', (given, milliunits) => {
    expect(read({ ...GOOD, ...given })).toMatchObject({ milliunits });
  });

  it('1e3 and 2.0 are whole numbers too', () => {
    expect(read(JSON.stringify(GOOD).replace(':3}', ':1e3}'))).toMatchObject({ milliunits: 1_000_000 });
    expect(read(JSON.stringify(GOOD).replace(':3}', ':2.0}'))).toMatchObject({ milliunits: 2000 });
  });
});

describe('P5: an hour begins at a full hour in UTC, at most 90 days ago, at most an hour ahead', () => {
  it.each<[unknown, string]>([
    ['2026-11-22T10:30:00Z', 'hour_not_whole'],
    ['2026-11-22T10:00:00.001Z', 'hour_not_whole'],
    ['2026-11-22T10:00:00+05:30', 'hour_not_whole'],
    ['2026-11-22', 'hour_malformed'],
    ['2026-11-22T10:00:00', 'hour_malformed'],
    ['2026-02-30T10:00:00Z', 'hour_malformed'],
    ['2026-11-22T25:00:00Z', 'hour_malformed'],
    ['yesterday', 'hour_malformed'],
    ['9'.repeat(100), 'hour_malformed'],
    [1_795_341_600_000, 'hour_malformed'],
    [null, 'hour_malformed'],
    ['2026-11-22T12:00:00Z', 'hour_in_future'],
    ['2999-01-01T00:00:00Z', 'hour_in_future'],
    ['2026-08-24T10:00:00Z', 'hour_too_old'],
    ['1970-01-01T00:00:00Z', 'hour_too_old'],
  ])('%s: refused', (hour, code) => {
    expect(read({ ...GOOD, hour })).toEqual({ code, field: 'hour' });
  });

  it.each([
    ['2026-11-22T11:00:00Z', '2026-11-22T11:00:00Z'],
    ['2026-08-24T11:00:00Z', '2026-08-24T11:00:00Z'],
    ['2026-11-22T09:00Z', '2026-11-22T09:00:00Z'],
    ['2026-11-22T09:00:00.000Z', '2026-11-22T09:00:00Z'],
    ['2026-11-22T00:00:00+02:00', '2026-11-21T22:00:00Z'],
    ['2026-11-22T05:30:00+05:30', '2026-11-22T00:00:00Z'],
  ])('%s is the hour of %s', (hour, utc) => {
    expect(read({ ...GOOD, hour })).toMatchObject({ hour: Date.parse(utc) / 3_600_000 });
  });
});

describe('P5: cost is decimal dollars of at least 0, as text or number', () => {
  it.each<[string | number, string]>([
    ['0', '0'],
    ['0.0425', '0.0425'],
    ['69.09', '69.09'],
    ['999999999.999999', '999999999.999999'],
    ['0010.50', '10.5'],
    ['100', '100'],
    [0, '0'],
    [2.025, '2.025'],
    [69.09, '69.09'],
    [0.1 + 0.2, '0.3'],
    [1e-7, '0'],
  ])('%j: taken, to a millionth, and given back as %s', (cost, dollars) => {
    const line = read({ ...GOOD, cost });
    expect('microdollars' in line && dollarsOf(line.microdollars ?? -1)).toBe(dollars);
  });

  it.each([
    '-1',
    '',
    '1,5',
    '1.',
    '.5',
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    '1 000',
    '1'.repeat(30),
    -0.01,
    1e300,
    null,
    true,
    {},
  ])('%j: refused', (cost) => {
    expect(read({ ...GOOD, cost })).toEqual({ code: 'cost_invalid', field: 'cost' });
  });
});

it('satellite and global networks have a code of their own', () => {
  expect(read({ ...GOOD, country: 'XS' })).toMatchObject({ country: 'XS' });
});
