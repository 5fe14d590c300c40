import { getMetadataStorage } from 'class-validator';
import type { Type } from '@nestjs/common';
import { nestedClassOf } from './nested-class.js';
import { schemaOfRule, type Schema } from './rule-schemas.js';

/** A field of a validated class, as JSON schema sees it. */
export interface FieldSchema {
  readonly name: string;
  readonly required: boolean;
  readonly isArray: boolean;
  /** The class of what stands in the field, when that is checked by its own class. */
  readonly nested: Type | null;
  readonly schema: Schema;
}

interface Rule {
  readonly propertyName: string;
  readonly type: string;
  readonly name?: string;
  readonly constraints: readonly unknown[] | undefined;
  readonly each: boolean;
}

/** The fields of a class as its validation rules describe them, so that no field is listed twice. Empty when the class has no rules. */
export function fieldsOf(validated: Type): readonly FieldSchema[] {
  const rules: readonly Rule[] = getMetadataStorage().getTargetValidationMetadatas(
    validated,
    '',
    false,
    false,
  );
  const names = [...new Set(rules.map((rule) => rule.propertyName))];
  return names.map((name) =>
    fieldOf(
      validated,
      name,
      rules.filter((rule) => rule.propertyName === name),
    ),
  );
}

function fieldOf(validated: Type, name: string, rules: readonly Rule[]): FieldSchema {
  const declared: unknown = Reflect.getMetadata('design:type', validated.prototype, name);
  const required = !rules.some((rule) => rule.type === 'conditionalValidation');
  const own = merge(rules.filter((rule) => !rule.each).map(schemaOf));
  const ofItems = merge(rules.filter((rule) => rule.each).map(schemaOf));
  const isArray = own['type'] === 'array' || declared === Array || rules.some((rule) => rule.each);
  const schema = isArray ? { ...own, type: 'array', items: ofItems } : own;
  const nested = rules.some((rule) => rule.type === 'nestedValidation')
    ? nestedClassOf(validated, name, declared)
    : null;
  return { name, required, isArray, nested, schema };
}

function schemaOf(rule: Rule): Schema {
  if (rule.type !== 'customValidation' || rule.name === undefined) return {};
  return schemaOfRule(rule.name, rule.constraints ?? []);
}

function merge(schemas: readonly Schema[]): Schema {
  return Object.assign({}, ...schemas);
}
