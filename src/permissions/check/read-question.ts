import { dialledCountry } from '../../integrations/number-lookup/dialled-country.js';
import { parseSid } from '../../kernel/ids.js';
import { SERVICES, type Service } from '../../kernel/words.js';
import { E164, type CheckPermissionDto } from './check.dto.js';
import type { CheckedQuestion } from './check-permission.js';

const SERVICE_SET: ReadonlySet<unknown> = new Set(SERVICES);

/** The question in a checked body. Null: no phone can have the number that it goes to. */
export function questionIn(body: CheckPermissionDto): CheckedQuestion | null {
  const accountId = parseSid('account', body.account);
  const country = dialledCountry(body.to);
  if (accountId === null || country === undefined) return null;
  const { service, from, freeForm, optIn } = body;
  return {
    accountId,
    service,
    country,
    from: from ?? null,
    freeForm: freeForm ?? undefined,
    optIn: optIn ?? undefined,
  };
}

/**
 * Reads a question strictly and quickly: null for whatever `CheckPermissionDto` could refuse. It says nothing about what is wrong,
 * since the ordinary way says that.
 */
export function readQuestion(json: string): CheckedQuestion | null {
  const body = parsed(json);
  if (body === null) return null;
  let account: unknown;
  let service: unknown;
  let to: unknown;
  let from: unknown = null;
  let freeForm: unknown = null;
  let optIn: unknown = null;
  for (const name in body) {
    const value: unknown = body[name];
    if (name === 'account') account = value;
    else if (name === 'service') service = value;
    else if (name === 'to') to = value;
    else if (name === 'from') from = value;
    else if (name === 'freeForm') freeForm = value;
    else if (name === 'optIn') optIn = value;
    else return null;
  }
  if (typeof account !== 'string' || !isService(service) || typeof to !== 'string') return null;
  if (!isNumberOrNothing(from) || !isFlagOrNothing(freeForm) || !isFlagOrNothing(optIn)) return null;
  return questionIn({ account, service, to, from, freeForm, optIn });
}

function parsed(json: string): Readonly<Record<string, unknown>> | null {
  try {
    const body: unknown = JSON.parse(json);
    return isObject(body) ? body : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isService(value: unknown): value is Service {
  return SERVICE_SET.has(value);
}

function isNumberOrNothing(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && E164.test(value));
}

function isFlagOrNothing(value: unknown): value is boolean | null {
  return value === null || typeof value === 'boolean';
}
