import { expect, it } from 'vitest';
import { TypedForm } from '../../../src/portal/tickets/typed-form.js';

it('reads one text, many texts and none', () => {
  const form = TypedForm.of({ name: 'Owl', services: ['sms', 'voice'] });
  expect(form.text('name')).toBe('Owl');
  expect(form.all('services')).toEqual(['sms', 'voice']);
  expect(form.text('missing')).toBe('');
  expect(form.all('missing')).toEqual([]);
});

it('puts fields of the same row together, also where a browser sent fewer of one', () => {
  const form = TypedForm.of({ url: ['a', 'b'], kind: ['ein'] });
  expect(form.rows('url', 'kind')).toEqual([
    ['a', 'ein'],
    ['b', ''],
  ]);
});

it('keeps line breaks as LF, so that a text left alone reads as unchanged', () => {
  expect(TypedForm.of({ text: 'one\r\ntwo' }).text('text')).toBe('one\ntwo');
});

it.each([null, undefined, 'text', 7])('takes a body that is %j for an empty form', (body) => {
  expect(TypedForm.of(body).text('0')).toBe('');
});
