import { findEventType } from './event-types.js';
import { StreamParameterError } from './stream-refusals.js';
import type { SubscribedType } from './subscriptions.sql.js';

/**
 * A type and the version of its schema, if one is asked for. @throws StreamParameterError for what cannot be subscribed to
 */
export function subscribable(type: unknown, version: unknown): SubscribedType {
  const known = typeof type === 'string' ? findEventType(type) : null;
  if (known === null)
    throw new StreamParameterError(
      typeof type === 'string' && type !== ''
        ? `There is no event type ${type.slice(0, 100)}. /v1/Types lists them.`
        : 'The type of an event is missing.',
    );
  if (version === undefined || version === null || version === '')
    return { type: known.type, schemaVersion: known.version };
  if (String(version) !== String(known.version))
    throw new StreamParameterError(`The schema of ${known.type} has version ${known.version} only.`);
  return { type: known.type, schemaVersion: known.version };
}

/** Reads `Types`, of which each is a JSON text `{"type":…,"schema_version":…}`. Of a type that is named twice the last counts. */
export function typesIn(values: readonly string[] | undefined): readonly SubscribedType[] {
  const given = (values ?? []).flatMap((value) => objectsIn(value));
  if (given.length === 0)
    throw new StreamParameterError('The Types parameter is missing: name at least one event type.');
  const types = given.map((one) => subscribable(one['type'], one['schema_version']));
  return [...new Map(types.map((one) => [one.type, one])).values()];
}

/** The vendor's own examples send one object a parameter; a JSON array of them is understood too. */
function objectsIn(text: string): readonly Readonly<Record<string, unknown>>[] {
  try {
    const value: unknown = JSON.parse(text);
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (list.every((one): one is object => typeof one === 'object' && one !== null && !Array.isArray(one)))
      return list.map((one) => ({ ...one }));
  } catch {
    // falls through to the refusal below
  }
  throw new StreamParameterError('The Types parameter is a JSON object with a type, for each type.');
}
