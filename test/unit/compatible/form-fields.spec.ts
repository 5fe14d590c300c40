import { describe, expect, it } from 'vitest';
import { FormFields } from '../../../src/http/compatible/form-fields.js';

describe('the form of the compatible API', () => {
  const fields = FormFields.of({
    UseCaseCategories: 'MARKETING',
    OptInImageUrls: ['https://a.example', 'https://b.example'],
    AgeGatedContent: 'True',
    EditReason: '',
  });

  it('reads one value as a list of one, since the client sends both alike', () => {
    expect(fields.list('UseCaseCategories')).toEqual(['MARKETING']);
    expect(fields.list('OptInImageUrls')).toEqual(['https://a.example', 'https://b.example']);
    expect(fields.list('Missing')).toBeUndefined();
  });

  it('takes the last of a repeated scalar, and tells an empty field from a missing one', () => {
    expect(fields.text('OptInImageUrls')).toBe('https://b.example');
    expect(fields.text('EditReason')).toBe('');
    expect(fields.text('Missing')).toBeUndefined();
  });

  it.each([
    ['true', true],
    ['FALSE', false],
    ['yes', null],
  ])('reads the flag %s as %s', (value, expected) => {
    expect(FormFields.of({ AgeGatedContent: value }).flag('AgeGatedContent')).toBe(expected);
  });

  it('takes an empty body as a form without fields', () => {
    expect(FormFields.of('').names).toEqual([]);
    expect(FormFields.of(undefined).names).toEqual([]);
  });

  it.each([[[1, 2]], [{ a: 1 }], [{ a: { b: 'c' } }], ['text']])('refuses %j, which is no form', (body) => {
    expect(() => FormFields.of(body)).toThrow('application/x-www-form-urlencoded');
  });
});
