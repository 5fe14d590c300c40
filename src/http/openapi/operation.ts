import type { Route } from '../routes.js';
import { ANSWER, SUMMARY, TAKEN_BODY, type Answer, type TakenBody } from './answers.decorator.js';

/** Who may come to a route, in the words of the access folder, and with which credentials. */
export type DescribeAccess = (route: Route) => {
  readonly access: object;
  readonly schemes: readonly ('bearer' | 'basic')[];
};

/** One call of the API in the document. */
export interface Operation {
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly object[];
  readonly parameters: readonly object[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, object>>;
  readonly 'x-access': object;
}

const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What was wrong and what to do.' },
    code: { type: 'string', description: 'Stable, for machines.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

export const PROBLEM_COMPONENTS = {
  responses: {
    Problem: {
      description: 'Refused: 401, 403, 404, 409, 413, 415, 422 or 429, with the reason.',
      content: { 'application/problem+json': { schema: PROBLEM_SCHEMA } },
    },
  },
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Repeats under the same key get the first answer, for 24 hours.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

/** What Nest drew from the controller, with all that our own decorators say besides. */
export function describeOperation(
  drawn: object,
  route: Route,
  { access, schemes }: ReturnType<DescribeAccess>,
): Operation {
  const { parameters = [], requestBody, responses = {} }: Partial<Operation> = drawn;
  const summary: string | undefined = Reflect.getMetadata(SUMMARY, route.handler);
  const taken: TakenBody | undefined = Reflect.getMetadata(TAKEN_BODY, route.handler);
  const body = taken === undefined ? requestBody : bodyOf(taken);
  return {
    summary: summary ?? spelledOut(route.handlerName),
    tags: [route.path.split('/').find((part) => part !== '' && part !== 'api') ?? 'pages'],
    security: schemes.map((scheme) => ({ [scheme]: [] })),
    parameters: route.method === 'POST' ? [...parameters, IDEMPOTENCY_KEY] : parameters,
    ...(body !== undefined && { requestBody: body }),
    responses: answersOf(route, responses),
    'x-access': access,
  };
}

function bodyOf({ contentType, schema }: TakenBody): object {
  return { required: true, content: { [contentType]: { schema } } };
}

function answersOf(route: Route, drawn: Readonly<Record<string, object>>): Record<string, object> {
  const [status = '200'] = Object.keys(drawn);
  const answer: Answer | undefined = Reflect.getMetadata(ANSWER, route.handler);
  const waiting = answer?.waiting ?? null;
  return {
    [status]: answer === undefined ? { description: 'Done.' } : carrying('Done.', schemaOfAnswer(answer)),
    ...(waiting !== null && { '202': carrying('It waits.', schemaOf(waiting)) }),
    default: { $ref: '#/components/responses/Problem' },
  };
}

function carrying(description: string, schema: object): object {
  return { description, content: { 'application/json': { schema } } };
}

function schemaOf(type: Answer['type']): object {
  return { $ref: `#/components/schemas/${type.name}` };
}

function schemaOfAnswer({ type, list, array }: Answer): object {
  const one = schemaOf(type);
  if (array) return { type: 'array', items: one };
  if (!list) return one;
  return {
    type: 'object',
    required: ['items', 'nextCursor'],
    properties: { items: { type: 'array', items: one }, nextCursor: { type: ['string', 'null'] } },
  };
}

/** `createToken` → `Create token`. */
function spelledOut(handlerName: string): string {
  const words = handlerName.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
