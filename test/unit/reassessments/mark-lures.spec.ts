import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markLures } from '../../../src/reassessments/mark-lures.js';

const marked = (text: string) =>
  markLures(text).flatMap((piece) => (piece.mark === null ? [] : [piece.text]));

it('P29: marks the words that phishing hangs on a name, whatever their case and accents', () => {
  expect(marked('Your PayPal account is LOCKED. Please verify: https://pay-pal.example/login')).toEqual([
    'account',
    'LOCKED',
    'verify',
    'pay',
    'login',
  ]);
  expect(marked('Vérification de votre compte')).toEqual(['Vérification', 'compte']);
});

it('marks whole words only, and nothing of an ordinary message', () => {
  expect(marked('Brightline: your parcel 4711 arrives today between 14:00 and 16:00.')).toEqual([]);
  expect(marked('Accountants paying unverified passwordless')).toEqual([]);
  expect(markLures('')).toEqual([]);
});

it('loses and adds no character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(
        markLures(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
