import { describe, expect, it } from 'vitest';
import { ownDomains, websiteDomain, websiteHost } from '../../../src/assessments/signals/website-domain.js';
import { observeWebsiteForm } from '../../../src/assessments/signals/website-form.js';
import { aSignup } from './a-signup.js';

describe('the form of the website', () => {
  it.each([
    [undefined, 'website_missing'],
    ['', 'website_missing'],
    ['   ', 'website_missing'],
    ['not a website', 'website_unusable'],
    ['https://', 'website_unusable'],
    ['ftp://brightline.com', 'website_unusable'],
    ['javascript:alert(1)', 'website_unusable'],
    ['http://192.0.2.10/shop', 'website_unusable'],
    ['http://[2001:db8::1]/', 'website_unusable'],
    ['http://0x7f.1/', 'website_unusable'],
    ['http://2130706433/', 'website_unusable'],
    ['http://localhost:3000', 'website_unusable'],
    ['https://intranet', 'website_unusable'],
    ['https://brightline.notanending', 'website_unusable'],
    ['https://co.uk', 'website_unusable'],
    ['https://github.io', 'website_unusable'],
    ['https://bit.ly/3xYz', 'website_unusable'],
    ['https://brightline.example', 'website_reserved'],
    ['https://www.example.com/us', 'website_reserved'],
    ['https://brightline.test', 'website_reserved'],
    ['https://brightline.invalid', 'website_reserved'],
  ])('P1: %s is %s', (website, name) => {
    expect(observeWebsiteForm(aSignup({ website }))).toMatchObject({ name });
  });

  it.each([
    'https://www.brightline-logistics.com',
    'brightline.de/impressum',
    'http://shop.brightline.co.uk:8080/a?b=c#d',
    'https://bücher-brightline.de',
    'https://jane.github.io',
    'https://www.facebook.com/brightline',
    'https://exampleshop.com',
    'https://brightline.museum',
  ])('P1: %s is a website', (website) => {
    expect(observeWebsiteForm(aSignup({ website }))).toBeNull();
  });
});

describe('the domain by which websites link accounts', () => {
  it.each([
    ['https://www.brightline.com/about', 'brightline.com'],
    ['Shop.Brightline.co.uk', 'brightline.co.uk'],
    ['http://brightline.com.:8080/', 'brightline.com'],
    ['https://brightline.example', 'brightline.example'],
    ['https://bücher.de', 'xn--bcher-kva.de'],
    ['https://jane.github.io/site', 'jane.github.io'],
    ['https://www.jane.wixsite.com/shop', 'jane.wixsite.com'],
    ['https://jane.wixsite.com/shop', 'jane.wixsite.com'],
    ['https://a.jane.carrd.co', 'jane.carrd.co'],
    ['https://jane.teachable.com', 'jane.teachable.com'],
  ])('%s links by %s', (website, domain) => {
    expect(websiteDomain(website)).toBe(domain);
  });

  it.each([
    'https://www.facebook.com/brightline',
    'https://m.facebook.com/brightline',
    'https://instagram.com/brightline',
    'https://linktr.ee/brightline',
    'https://www.amazon.de/shops/1',
    'https://wixsite.com/brightline',
    'https://www.carrd.co',
    'https://github.io',
    'https://example.com',
    'https://sites.google.com/view/brightline',
    'https://gmail.com',
    'https://mailinator.com',
    'http://192.0.2.10',
    'http://localhost',
    'no website',
    '',
  ])('%s links nobody', (website) => {
    expect(websiteDomain(website)).toBeNull();
  });

  it.each([
    ['https://user:pass@Brightline.com/', 'brightline.com'],
    ['brightline.com:443', 'brightline.com'],
    ['https://аррle.com', 'xn--le-6kc8da.com'],
    ['mailto:jane@brightline.com', null],
  ])('the host of %s is %s', (website, host) => {
    expect(websiteHost(website)).toBe(host);
  });

  it.each([
    ['jane@brightline.com', 'https://www.brightline.com', ['brightline.com']],
    ['jane@mail.brightline.com', 'https://northwind.de', ['northwind.de', 'brightline.com']],
    ['jane@gmail.com', 'https://northwind.de', ['northwind.de']],
    ['jane@mailinator.com', undefined, []],
    ['jane@hotmail.fr', 'https://facebook.com/northwind', []],
  ])('%s with the website %s owns %j', (email, website, domains) => {
    expect(ownDomains(email, website)).toEqual(domains);
  });
});
