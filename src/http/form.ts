import { plainToInstance, Transform } from 'class-transformer';
import { validate } from 'class-validator';
import { refusalOf, VALIDATION } from './validation.js';

/**
 * A posted form as an instance of its class, checked as the API checks a body. A field left empty counts as not given,
 * since a browser sends every field of a form.
 * @throws InvalidError with every wrong field.
 */
export async function readForm<T extends object>(form: new () => T, body: unknown): Promise<T> {
  const typed = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  const given = Object.fromEntries(typed.filter(([, value]) => value !== ''));
  const read = plainToInstance(form, given);
  const errors = await validate(read, VALIDATION);
  if (errors.length > 0) throw refusalOf(errors);
  return read;
}

/** A field that may be there several times: none, one and many become a list. Also takes a list, as JSON has it. */
export function ManyValues(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (value === undefined ? undefined : [value].flat()));
}
