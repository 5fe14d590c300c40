/** A JSON schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

type Constraints = readonly unknown[];

const SID = { type: 'string', pattern: '^[A-Z]{2}[0-9a-f]{32}$' };

/** What each validation rule says in JSON schema, by the rule's name. A rule without a line here is named in the document as `x-rules`. */
const SCHEMAS: Readonly<Record<string, (constraints: Constraints) => Schema>> = {
  isString: () => ({ type: 'string' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isBoolean: () => ({ type: 'boolean' }),
  isArray: () => ({ type: 'array' }),
  isObject: () => ({ type: 'object' }),
  isIn: ([allowed]) => enumOf(allowed),
  isNotEmpty: () => ({ minLength: 1 }),
  minLength: ([least]) => ({ type: 'string', minLength: least }),
  maxLength: ([most]) => ({ type: 'string', maxLength: most }),
  isLength: ([least, most]) => ({ type: 'string', minLength: least, maxLength: most }),
  min: ([least]) => ({ minimum: least }),
  max: ([most]) => ({ maximum: most }),
  isPositive: () => ({ exclusiveMinimum: 0 }),
  matches: ([pattern]) => (pattern instanceof RegExp ? { type: 'string', pattern: pattern.source } : {}),
  arrayMinSize: ([least]) => ({ type: 'array', minItems: least }),
  arrayMaxSize: ([most]) => ({ type: 'array', maxItems: most }),
  arrayNotEmpty: () => ({ type: 'array', minItems: 1 }),
  arrayUnique: () => ({ type: 'array', uniqueItems: true }),
  isEmailAddress: () => ({ type: 'string', format: 'email', maxLength: 254 }),
  isWebAddress: () => ({ type: 'string', format: 'uri', maxLength: 500 }),
  isCountry: () => ({ type: 'string', pattern: '^[A-Z]{2}$', description: 'ISO 3166 country code.' }),
  isCurrency: () => ({ type: 'string', pattern: '^[A-Z]{3}$', description: 'ISO 4217 currency code.' }),
  isSid: () => SID,
  isInstant: () => ({ type: 'string', format: 'date-time' }),
  isIso8601: () => ({ type: 'string', format: 'date-time' }),
  isIp: () => ({ type: 'string', format: 'ip' }),
  isUuid: () => ({ type: 'string', format: 'uuid' }),
};

/** One rule as a schema. */
export function schemaOfRule(name: string, constraints: Constraints): Schema {
  return SCHEMAS[name]?.(constraints) ?? { 'x-rules': [name] };
}

function enumOf(allowed: unknown): Schema {
  if (!Array.isArray(allowed)) return {};
  const types = new Set(allowed.map((value) => typeof value));
  const [type] = types;
  return types.size === 1 ? { type, enum: [...allowed] } : { enum: [...allowed] };
}
