import { expect, it } from 'vitest';
import { Passwords, weaknessOf } from '../../../src/access/passwords.js';

const EMAIL = 'ada.moreau@gatehouse.example';

it.each([
  ['eleven char', 'Use at least 12 characters.'],
  ['x'.repeat(201), 'Use at most 200 characters.'],
  ['aaaaaaaaaaaaaaa', 'Use more different characters.'],
  ['abababababababab', 'Use more different characters.'],
  ['ada.moreau@gatehouse.example', 'Do not use your e-mail address.'],
  ['My ADA.MOREAU@gatehouse.example!', 'Do not use your e-mail address.'],
  ['ada.moreau2026', 'Do not use your e-mail address.'],
  ['PassWord1234', 'This is one of the most common passwords. Think of another one.'],
  ['correct horse battery staple', 'This is one of the most common passwords. Think of another one.'],
])('refuses %j and says why', (password, reason) => {
  expect(weaknessOf(password, EMAIL)).toBe(reason);
});

it.each(['seven quiet herons', 'пароль из слов', '🦊🦊🦊 and 9 owls', 'Tr0ub4dor&3-extra'])(
  'takes %j',
  (password) => {
    expect(weaknessOf(password, EMAIL)).toBeNull();
  },
);

it('counts characters as people do, not UTF-16 units', () => {
  expect(weaknessOf('🦊🐻🐼🦁🐯🐨', EMAIL)).toBe('Use at least 12 characters.');
});

it('keeps passwords as Argon2id with the parameters of OWASP, and tells right from wrong', async () => {
  const passwords = new Passwords();
  const hash = await passwords.hash('seven quiet herons');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwords.verify(hash, 'seven quiet herons')).toBe(true);
  expect(await passwords.verify(hash, 'seven quiet heron')).toBe(false);
});

it('takes the same password however its accents are composed', async () => {
  const passwords = new Passwords();
  const hash = await passwords.hash('caf\u00e9 cr\u00e8me to go');
  expect(await passwords.verify(hash, 'cafe\u0301 cre\u0300me to go')).toBe(true);
});

it('is never right for somebody without a password', async () => {
  expect(await new Passwords().verify(null, '')).toBe(false);
});
