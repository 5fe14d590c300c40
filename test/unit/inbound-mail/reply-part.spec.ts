import { expect, it } from 'vitest';
import { replyPart } from '../../../src/integrations/inbound-mail/reply-part.js';

const WORDS = 'Yes, they all agreed.\n\nHere is the proof.';

it.each([
  [
    'a quote',
    `${WORDS}\n\nOn Fri, 14 Nov 2026 at 10:00, Gatehouse <support@gatehouse.example> wrote:\n> Did they?\n> Really?`,
  ],
  [
    'a quote whose introduction is wrapped',
    `${WORDS}\n\nOn Fri, 14 Nov 2026 at 10:00, Gatehouse\n<support@gatehouse.example> wrote:\n\n> Did they?`,
  ],
  ['a German quote', `${WORDS}\n\nAm 14.11.2026 um 10:00 schrieb Gatehouse:\n> Haben sie?`],
  ['a French quote', `${WORDS}\n\nLe ven. 14 nov. 2026 à 10:00, Gatehouse a écrit :\n> Oui ?`],
  ['an original message', `${WORDS}\n\n-----Original Message-----\nFrom: Gatehouse\nDid they?`],
  [
    'the header of Outlook',
    `${WORDS}\n\n________________________________\nFrom: Gatehouse <support@gatehouse.example>\nSent: Friday\nTo: Ann\nSubject: x\n\nDid they?`,
  ],
  ['a signature', `${WORDS}\n\n-- \nAnn\nBrightline`],
  ['the signature of a phone', `${WORDS}\n\nSent from my iPhone`],
  ['quoted lines alone', `> Did they?\n${WORDS}`],
])('leaves out %s', (_, text) => {
  expect(replyPart(text)).toBe(WORDS);
});

it.each([
  ['a sentence that begins like a quote', 'On Monday we send codes, and then this:\nten thousand of them.'],
  ['a line that begins like a header', 'From: our shop to our customers, that is all.'],
])('keeps %s', (_, text) => {
  expect(replyPart(text)).toBe(text);
});

it('keeps everything when nothing but a quote is there', () => {
  expect(replyPart('> I agree\n> with this')).toBe('> I agree\n> with this');
});

it('takes no longer for lines made to confuse it', () => {
  const started = performance.now();
  replyPart(Array.from({ length: 20_000 }, () => `On ${'a '.repeat(190)}`).join('\n'));
  expect(performance.now() - started).toBeLessThan(5_000);
});
