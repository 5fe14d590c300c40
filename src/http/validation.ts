import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { getMetadataStorage, type ValidatorOptions } from 'class-validator';
import { InvalidError, type FieldError } from '../kernel/errors.js';

/** How strict every check is, of bodies, queries and forms alike. */
export const VALIDATION: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: false,
  validationError: { target: false, value: false },
};

let rulesAreKept = false;

/** The rules of a class do not change once the program has started; looking them up anew for every object costs as much as checking it. */
function keepRules(): void {
  if (rulesAreKept) return;
  const storage = getMetadataStorage();
  const lookUp = storage.getTargetValidationMetadatas.bind(storage);
  const kept = new Map<Parameters<typeof lookUp>[0], ReturnType<typeof lookUp>>();
  rulesAreKept = true;
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (schema || always || strictGroups || groups)
      return lookUp(target, schema, always, strictGroups, groups);
    const known = kept.get(target);
    if (known !== undefined) return known;
    const rules = lookUp(target, schema, always, strictGroups, groups);
    kept.set(target, rules);
    return rules;
  };
}

/**
 * Bodies come from our JSON and form readers, which make no sparse arrays, no binary values and no `__proto__`: Nest need not look
 * for them in every request.
 */
class CheckedInput extends ValidationPipe {
  protected override closeArrayGaps(): void {}
  protected override stripProtoKeys(): void {}
  protected override findNestedBinaryValues(): ValidationError[] {
    return [];
  }
}

/** Checks every body and query against its class (class-validator): unknown fields, wrong types and wrong values are refused, all at once, each at its field. */
export function validationPipe(): ValidationPipe {
  keepRules();
  return new CheckedInput({
    ...VALIDATION,
    transform: true,
    exceptionFactory: (errors) => refusalOf(errors),
  });
}

/** One sentence and the list of fields. */
export function refusalOf(errors: readonly ValidationError[]): InvalidError {
  const fields = errors.flatMap((error) => flatten(error, ''));
  const [first] = fields;
  const summary =
    fields.length === 1 && first !== undefined
      ? `${first.field}: ${first.message}`
      : `${fields.length} fields need another look.`;
  return new InvalidError('input_invalid', summary, fields);
}

function flatten(error: ValidationError, path: string): FieldError[] {
  const field = /^\d+$/.test(error.property)
    ? `${path}[${error.property}]`
    : path === ''
      ? error.property
      : `${path}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) => ({
    field,
    code: constraint === 'whitelistValidation' ? 'unknown_field' : snakeCase(constraint),
    message:
      constraint === 'whitelistValidation' ? 'This field is not known here. Remove it.' : sentence(message),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, field))];
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
