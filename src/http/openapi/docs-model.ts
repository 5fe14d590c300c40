import type { ApiDocument } from './document.js';
import type { Operation } from './operation.js';

interface DocumentedCall {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly who: string;
  /** Parameters, body and answer as JSON, for reading. */
  readonly details: readonly { readonly label: string; readonly json: string }[];
}

/** The API's description for people: the calls by what they are about, with who may call and what goes in and out. */
export function docsModel(document: ApiDocument): object {
  const groups = new Map<string, DocumentedCall[]>();
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(operations)) {
      const [tag = ''] = operation.tags;
      groups.set(tag, [...(groups.get(tag) ?? []), callOf(method, path, operation, document.components)]);
    }
  return {
    title: 'API',
    nav: [],
    homeHref: '/api/docs',
    groups: [...groups].map(([tag, calls]) => ({ tag, calls })).sort((a, b) => a.tag.localeCompare(b.tag)),
  };
}

function callOf(method: string, path: string, operation: Operation, components: object): DocumentedCall {
  const parts: readonly (readonly [string, unknown])[] = [
    ['Parameters', operation.parameters.length > 0 ? operation.parameters : undefined],
    ['Body', operation.requestBody],
    ['Answer', Object.values(operation.responses)[0]],
  ];
  return {
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    who: `For ${Object.entries(operation['x-access']).map(whoText).join(', ')}.`,
    details: parts.flatMap(([label, part]) =>
      part === undefined ? [] : [{ label, json: JSON.stringify(resolved(part, components, 0), null, 2) }],
    ),
  };
}

/** `staff: ['read', 'case']` → `staff who may read case`. */
function whoText([kind, needs]: [string, unknown]): string {
  if (kind === 'public') return 'anybody';
  return Array.isArray(needs) ? `${kind} who may ${needs.join(' ').replaceAll('_', ' ')}` : kind;
}

const DEEPEST = 6;

/** The part with every reference replaced by what it refers to. */
function resolved(part: unknown, components: object, depth: number): unknown {
  if (Array.isArray(part)) return part.map((one) => resolved(one, components, depth));
  if (typeof part !== 'object' || part === null) return part;
  if ('$ref' in part && typeof part.$ref === 'string' && depth < DEEPEST)
    return resolved(referred(part.$ref, components), components, depth + 1);
  return Object.fromEntries(
    Object.entries(part).map(([key, one]) => [key, resolved(one, components, depth)]),
  );
}

/** `#/components/schemas/X` → that schema. */
function referred(reference: string, components: object): unknown {
  const path = reference.split('/').slice(2);
  return path.reduce<unknown>((at, key) => Object(at)[key], components);
}
