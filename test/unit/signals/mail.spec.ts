import { describe, expect, it } from 'vitest';
import { observeDisposableEmail } from '../../../src/assessments/signals/disposable-email.js';
import { normaliseEmail } from '../../../src/assessments/signals/email-address.js';
import { observeFreeEmail } from '../../../src/assessments/signals/free-email.js';
import { aSignup } from './a-signup.js';

describe('a throw-away e-mail address', () => {
  it.each([
    ['jane@mailinator.com', 'disposable_email', 'mailinator.com'],
    ['jane@MAILINATOR.COM', 'disposable_email', 'mailinator.com'],
    ['jane@inbox.mailinator.com', 'disposable_email', 'mailinator.com'],
    ['jane@a.b.10minutemail.co.uk', 'disposable_email', '10minutemail.co.uk'],
    ['jane@mailinator.com.', 'disposable_email', 'mailinator.com'],
    ['jane@ｍailinator.com', 'disposable_email', 'mailinator.com'],
    ['jane@fresh-tempmail.io', 'disposable_email_suspected', 'fresh-tempmail.io'],
    ['jane@20minutemail.club', 'disposable_email_suspected', '20minutemail.club'],
  ])('P1: %s is %s', (email, name, value) => {
    expect(observeDisposableEmail(aSignup({ email }))).toMatchObject({ name, value });
  });

  it.each([
    'jane@brightline-logistics.com',
    'jane@gmail.com',
    'jane@mailinator.com.brightline.com',
    'jane@bright-mailings.com',
    'jane@brightline.example',
    'jane@xn--mnchen-3ya.de',
    'jane@co.uk',
    'jane@10minecraft.net',
    'jane@contemporary-inboxes.com',
    'no address at all',
    '',
  ])('P1: %s is none', (email) => {
    expect(observeDisposableEmail(aSignup({ email }))).toBeNull();
  });
});

describe('free mail that does not fit the company', () => {
  const noSite = { website: undefined };

  it.each([
    ['kx81772@gmail.com', 'Brightline Logistics GmbH', noSite],
    ['kx81772@gmail.com', 'Brightline Logistics GmbH', { website: 'https://northwind.com' }],
    ['jane.doe@yahoo.co.uk', 'Harbour Dental Ltd', noSite],
    ['sales@mail2world.com', 'Harbour Dental Ltd', noSite],
    ['sales@freshfreemail.net', 'Harbour Dental Ltd', noSite],
    ['logi@qq.com', 'Brightline Logistics GmbH', noSite],
  ])('P1: %s for %s fires', (email, companyName, more) => {
    const seen = observeFreeEmail(aSignup({ email, companyName, ...more }));
    expect(seen).toMatchObject({ name: 'free_email_mismatch', value: email.split('@')[1] });
    expect(seen?.why).toContain(companyName);
  });

  it.each([
    ['the mailbox bears the name', 'brightline.logistics@gmail.com', 'Brightline Logistics GmbH', noSite],
    [
      'the mailbox bears one word of the name',
      'info.brightline@gmail.com',
      'Brightline Logistics GmbH',
      noSite,
    ],
    ['the mailbox bears the initials', 'abc.office@gmail.com', 'Anderson Baker Clark LLP', noSite],
    ['the name is written in Cyrillic letters', 'brightline@gmail.com', 'Brіghtline Ltd', noSite],
    ['the mailbox has a tag', 'brightline+signup@gmail.com', 'Brightline', noSite],
    [
      'a website bears the name',
      'kx81772@gmail.com',
      'Brightline Logistics',
      { website: 'brightline-logistics.de' },
    ],
    ['the mail domain is its own', 'kx81772@brightline.com', 'Harbour Dental Ltd', noSite],
    [
      'the mail is thrown away, which is another signal',
      'kx81772@mailinator.com',
      'Harbour Dental Ltd',
      noSite,
    ],
    ['the domain merely ends in mail', 'kx81772@royalmail.com', 'Harbour Dental Ltd', noSite],
  ])('P1: it does not fire when %s', (_why, email, companyName, more) => {
    expect(observeFreeEmail(aSignup({ email, companyName, ...more }))).toBeNull();
  });
});

describe('one spelling for one mailbox', () => {
  it.each([
    ['Jane.Doe@Brightline.COM', 'jane.doe@brightline.com'],
    ['jane+sms@brightline.com', 'jane@brightline.com'],
    ['j.a.n.e+x+y@gmail.com', 'jane@gmail.com'],
    ['Jane.Doe@googlemail.com', 'janedoe@gmail.com'],
    ['jane.doe@outlook.com', 'jane.doe@outlook.com'],
    ['jane@bücher.de', 'jane@xn--bcher-kva.de'],
    ['jane@brightline.com.', 'jane@brightline.com'],
    ['+odd@brightline.com', '+odd@brightline.com'],
    ['"a@b"@brightline.com', '"a@b"@brightline.com'],
  ])('%s is the mailbox %s', (email, normal) => {
    expect(normaliseEmail(email)).toBe(normal);
  });
});
