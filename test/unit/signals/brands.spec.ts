import { domainToASCII } from 'node:url';
import { getDomain } from 'tldts';
import { describe, expect, it } from 'vitest';
import { listTable } from '../../../src/assessments/lists/list-file.js';
import { findBrandLikeness } from '../../../src/assessments/signals/brand-likeness.js';
import { BRANDS } from '../../../src/assessments/signals/brand-list.js';
import { observeBrandNameClaimed } from '../../../src/assessments/signals/brand-name-claimed.js';
import { observeLookalikeDomain } from '../../../src/assessments/signals/lookalike-domain.js';
import { aSignup } from './a-signup.js';

describe('a host name that plays on a brand', () => {
  it.each([
    ['аррӏе.com', 'looks_alike', 'Apple'],
    ['paypа1.com', 'looks_alike', 'PayPal'],
    ['paypa1.com', 'looks_alike', 'PayPal'],
    ['paypai.com', 'looks_alike', 'PayPal'],
    ['rnicrosoft.com', 'looks_alike', 'Microsoft'],
    ['vvhatsapp.com', 'looks_alike', 'WhatsApp'],
    ['n3tfl1x.com', 'looks_alike', 'Netflix'],
    ['g00gle.com', 'looks_alike', 'Google'],
    ['0range.com', 'looks_alike', 'Orange'],
    ['coinbse.com', 'misspelt', 'Coinbase'],
    ['coinbbase.com', 'misspelt', 'Coinbase'],
    ['coinbade.com', 'misspelt', 'Coinbase'],
    ['conibase.com', 'misspelt', 'Coinbase'],
    ['login.coinbsae.net', 'misspelt', 'Coinbase'],
    ['steamcommunitfy.com', 'misspelt', 'Steam Community'],
    ['steamcomnunitty.ru', 'misspelt', 'Steam Community'],
    ['paypal.secure-check.net', 'uses_name', 'PayPal'],
    ['www.paypal.brightline.com', 'uses_name', 'PayPal'],
    ['paypal-brightline.com', 'uses_name', 'PayPal'],
    ['secure-paypal.com', 'uses_name', 'PayPal'],
    ['paypalsecurelogin.com', 'uses_name', 'PayPal'],
    ['mypaypal24.com', 'uses_name', 'PayPal'],
    ['pay-pal.com', 'uses_name', 'PayPal'],
    ['t-mobile.lkbhgg.icu', 'uses_name', 'T-Mobile'],
    ['usps.com-trackbfy.top', 'uses_name', 'USPS'],
    ['whatsapp.xyz', 'uses_name', 'WhatsApp'],
    ['paypal.tk', 'uses_name', 'PayPal'],
    ['coinbase.de', 'uses_name', 'Coinbase'],
    ['apple-login.com', 'uses_name', 'Apple'],
    ['signin.chase.brightline.net', 'uses_name', 'Chase'],
    ['trezor-suite.pages.dev', 'uses_name', 'Trezor'],
    ['txdmv.gov-ncm.win', 'imitates_ending', '.gov'],
    ['facebookvideos4you.com', 'contains_name', 'Facebook'],
    ['uspsaki.vip', 'contains_name', 'USPS'],
    ['tamilwhatsapp.com', 'contains_name', 'WhatsApp'],
  ])('P1: %s %s %s', (host, kind, brand) => {
    expect(findBrandLikeness(domainToASCII(host))).toEqual({ kind, brand });
  });

  it.each([
    [
      'ordinary words that hold a brand',
      'applebees.com appleton.com pineapple.co.uk targeted.com grapple.io snapple.com officedepot.com steamykitchen.com',
    ],
    [
      'ordinary words near a brand',
      'finance.com revolution.org interest.net infinity.com horizon.io mobile-files.com office-supplies.com cloud.de',
    ],
    [
      'ordinary words that are a brand',
      'orange-farm.com apple-orchard.com chase.org ledger.de target-sports.com booking.brightline.com outlook-hotel.com',
    ],
    [
      'words joined by chance',
      'thepiratebay.org paperchase.co.uk wall-art.de mapsdrivingdirections.org boostmobile.com vulcanpost.com',
    ],
    [
      'worldwide brands at home abroad',
      'google.ro google.co.uk amazon.de paypal.fr t-mobile.cz ikea.gr hsbc.co.in',
    ],
    [
      'honest companies',
      'brightline-logistics.com harbour-dental.co.uk müller-bäckerei.de 山田商店.jp xn--90ais.com',
    ],
    ['hosts without a domain', 'localhost 192.0.2.10 com github.io paypal'],
    ['the empty host', ''],
  ])('P1: %s: nothing', (_what, hosts) => {
    const found = hosts.split(' ').map((host) => [host, findBrandLikeness(domainToASCII(host))]);
    expect(found.filter(([, likeness]) => likeness !== null)).toEqual([]);
  });

  it("P1: no brand's own domain fires, nor a name below one", () => {
    const own = BRANDS.flatMap((brand) => [...brand.ownDomains]);
    const fired = own
      .flatMap((domain) => [domain, `www.login.${domain}`])
      .filter((host) => findBrandLikeness(host));
    expect(own.length).toBeGreaterThan(300);
    expect(fired).toEqual([]);
  });

  it('P1: every coined brand is recognised in front of a foreign domain', () => {
    const missed = listTable('brands.txt')
      .filter(([, kind]) => kind?.startsWith('coined'))
      .flatMap(([, , tokens = '']) => tokens.split(' '))
      .filter((token) => findBrandLikeness(`${token}.brightline-logistics.com`)?.kind !== 'uses_name');
    expect(missed).toEqual([]);
  });
});

describe('the list of brands', () => {
  it('has five columns a line, tokens in plain letters and registrable domains', () => {
    const faults = listTable('brands.txt').filter(([name, kind = '', tokens = '', own = '', ...rest]) => {
      const isKnown = /^(coined|word)(\+shared)?(\+global)?$/.test(kind);
      const arePlain = tokens.split(' ').every((token) => /^[a-z0-9]{3,}$/.test(token));
      const areDomains = own.split(' ').every((domain) => getDomain(domain) === domain);
      return !name || !isKnown || !arePlain || !areDomains || rest.length !== 1;
    });
    expect(faults).toEqual([]);
    expect(BRANDS.length).toBeGreaterThanOrEqual(150);
  });

  it('names no token twice for coined brands', () => {
    const tokens = listTable('brands.txt')
      .filter(([, kind]) => kind?.startsWith('coined'))
      .flatMap(([, , text = '']) => text.split(' '));
    expect(tokens.filter((token, at) => tokens.indexOf(token) !== at)).toEqual([]);
  });
});

describe('the signal of a lookalike domain', () => {
  it.each([
    [{ website: 'https://paypal-login.com' }, 'lookalike_domain', 'paypal-login.com'],
    [{ website: undefined, email: 'jane@paypa1.com' }, 'lookalike_domain', 'paypa1.com'],
    [{ website: 'https://tamilwhatsapp.com' }, 'brand_in_domain', 'tamilwhatsapp.com'],
    [{ website: 'https://tamilwhatsapp.com', email: 'jane@paypa1.com' }, 'lookalike_domain', 'paypa1.com'],
  ])('P1: %j fires as %s', (changes, name, value) => {
    const seen = observeLookalikeDomain(aSignup(changes));
    expect(seen).toMatchObject({ name, value });
    expect(seen?.why).toContain(value);
  });

  it.each([
    [{}],
    [{ website: undefined }],
    [{ website: 'no website' }],
    [{ website: 'https://www.paypal.com', email: 'jane@paypal.com' }],
    [{ email: 'jane@hotmail.de' }],
    [{ website: 'https://applebees.com' }],
  ])('P1: %j does not', (changes) => {
    expect(observeLookalikeDomain(aSignup(changes))).toBeNull();
  });
});

describe("a company that bears a brand's name", () => {
  it.each([
    ['PayPal Support', 'paypal.support@gmail.com', 'PayPal'],
    ['Pay Pal Ltd', 'jane@brightline.com', 'PayPal'],
    ['РаурAl Inc.', 'jane@brightline.com', 'PayPal'],
    ['PayPaI Security', 'jane@brightline.com', 'PayPal'],
    ['Bank of America', 'jane@bank-help.net', 'Bank of America'],
    ['The Netflix Company', 'jane@brightline.com', 'Netflix'],
  ])('P1: %s with %s claims %s, whatever website it types', (companyName, email, value) => {
    const website = 'https://www.paypal.com';
    expect(observeBrandNameClaimed(aSignup({ companyName, email, website }))).toMatchObject({
      name: 'brand_name_claimed',
      value,
    });
  });

  it.each([
    ['PayPal (Europe) S.à r.l.', 'jane@paypal.com'],
    ['PayPal Holdings Inc', 'jane@corp.paypal.com'],
    ['Apple Tree Nurseries', 'jane@gmail.com'],
    ['Alibaba Restaurant', 'jane@gmail.com'],
    ['Robin Hood Energy', 'jane@gmail.com'],
    ['Brightline Logistics GmbH', 'jane@brightline.com'],
    ['', 'jane@brightline.com'],
  ])('P1: %s with %s does not', (companyName, email) => {
    expect(observeBrandNameClaimed(aSignup({ companyName, email }))).toBeNull();
  });
});
