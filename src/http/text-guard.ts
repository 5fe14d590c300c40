import { InvalidError, type FieldError } from '../kernel/errors.js';

const MOST_DEPTH = 12;

/** Refuses text that Postgres cannot hold or that is no text: NUL bytes and lone surrogates, anywhere in the input, keys too. */
export function refuseUnholdableText(input: unknown): void {
  const errors: FieldError[] = [];
  visit(input, '', 0, errors);
  if (errors.length > 0)
    throw new InvalidError(
      'text_invalid',
      'Some text holds characters that cannot be stored. Remove them.',
      errors,
    );
}

function visit(value: unknown, path: string, depth: number, errors: FieldError[]): void {
  if (typeof value === 'string') {
    if (value.includes('\u0000'))
      errors.push({ field: path, code: 'text_has_nul', message: 'Remove the NUL character.' });
    else if (!value.isWellFormed())
      errors.push({
        field: path,
        code: 'text_not_unicode',
        message: 'This text is not valid Unicode (a lone surrogate).',
      });
    return;
  }
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return;
  if (depth > MOST_DEPTH) {
    errors.push({ field: path, code: 'nested_too_deep', message: `Nest at most ${MOST_DEPTH} levels.` });
    return;
  }
  for (const [key, part] of Object.entries(value)) {
    visit(key, path, depth + 1, errors);
    visit(
      part,
      Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`,
      depth + 1,
      errors,
    );
  }
}
