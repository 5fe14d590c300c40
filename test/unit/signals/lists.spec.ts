import { describe, expect, it } from 'vitest';
import { listFile } from '../../../src/assessments/lists/list-file.js';
import { findDisposableDomain, isFreeMailDomain } from '../../../src/assessments/lists/mail-domains.js';

describe('the shipped lists', () => {
  it.each([
    ['disposable-domains.txt', 4900],
    ['freemail-domains.txt', 2300],
    ['freemail-majors.txt', 150],
    ['premium-prefixes.txt', 900],
    ['brands.txt', 150],
    ['page-hosts.txt', 80],
    ['legal-forms.txt', 150],
    ['lure-words.txt', 5],
  ])('%s has at least %i lines', (name, least) => {
    expect(listFile(name).length).toBeGreaterThanOrEqual(least);
  });

  it.each([
    'disposable-domains.txt',
    'freemail-domains.txt',
    'freemail-majors.txt',
    'page-hosts.txt',
    'legal-forms.txt',
  ])('%s has no line twice', (name) => {
    const lines = listFile(name);
    expect(lines.filter((line, at) => lines.indexOf(line) !== at)).toEqual([]);
  });

  it.each(['disposable-domains.txt', 'freemail-domains.txt', 'freemail-majors.txt'])(
    '%s holds domains',
    (name) => {
      expect(listFile(name).filter((line) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(line))).toEqual([]);
    },
  );

  it('refuses to go on without a list', () => {
    expect(() => listFile('no-such-list.txt')).toThrow(/no-such-list/);
  });
});

describe('throw-away wins over free mail', () => {
  it('no domain is both', () => {
    const both = [
      ...listFile('freemail-domains.txt'),
      ...listFile('freemail-majors.txt'),
      ...listFile('disposable-domains.txt'),
    ].filter((domain) => isFreeMailDomain(domain) && findDisposableDomain(domain) !== null);
    expect(both).toEqual([]);
  });

  it('the large free providers are free and not thrown away', () => {
    const majors = listFile('freemail-majors.txt');
    expect(majors.filter((domain) => !isFreeMailDomain(domain))).toEqual([]);
  });
});
