import type { INestApplication, Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { listRoutes, type Route } from '../routes.js';
import { ANSWER, type Answer } from './answers.decorator.js';
import { fieldsOf } from './class-schemas.js';
import { describeOperation, PROBLEM_COMPONENTS, type DescribeAccess, type Operation } from './operation.js';

/** The OpenAPI document, as far as we look into it ourselves. */
export interface ApiDocument {
  readonly openapi: string;
  readonly info: object;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: object;
}

const OF_THE_API = /^\/(api|v1|dev|health|metrics)(\/|$)/;

/**
 * Describes the running API from its code: routes from the controllers, bodies and queries from the validation rules of
 * their classes, who may come from what each route says. With `pages` also the pages, for tests.
 */
export async function buildApiDocument(
  app: INestApplication,
  describeAccess: DescribeAccess,
  { pages = false }: { readonly pages?: boolean } = {},
): Promise<ApiDocument> {
  const routes = listRoutes(app.get(ModulesContainer));
  const described = routes.filter(({ path }) => pages || OF_THE_API.test(path));
  const answers = described.flatMap((route) => typesAnswered(route));
  // Only when somebody asks for the description: loading it takes longer than all the rest of the start.
  const { ApiProperty, DocumentBuilder, SwaggerModule } = await import('@nestjs/swagger');
  for (const validated of classesOf(described, answers)) describeClass(validated, ApiProperty);
  const head = new DocumentBuilder()
    .setTitle('Gatehouse')
    .setDescription('The API of the account-risk backoffice. Errors are problem details (RFC 9457).')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({
      type: 'http',
      description: 'A platform key, or the personal access token of a staff member.',
    })
    .addBasicAuth({
      type: 'http',
      description: 'A customer: account sid and auth token, or key sid and secret.',
    })
    .build();
  const drawn = SwaggerModule.createDocument(app, head, { extraModels: answers });
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of described) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    const method = route.method.toLowerCase();
    const operation: object = Object(
      Object.entries(drawn.paths[path] ?? {}).find(([key]) => key === method)?.[1],
    );
    paths[path] = { ...paths[path], [method]: describeOperation(operation, route, describeAccess(route)) };
  }
  const { openapi, info, components } = drawn;
  return { openapi, info, paths, components: { ...components, ...PROBLEM_COMPONENTS } };
}

function typesAnswered(route: Route): readonly Type[] {
  const answer: Answer | undefined = Reflect.getMetadata(ANSWER, route.handler);
  return [answer?.type ?? [], answer?.waiting ?? []].flat();
}

/** Every class that describes a body, a query or an answer, with the classes inside them. */
function classesOf(routes: readonly Route[], answers: readonly Type[]): ReadonlySet<Type> {
  const found = new Set<Type>();
  const add = (type: Type): void => {
    if (found.has(type)) return;
    const fields = fieldsOf(type);
    if (fields.length === 0) return;
    found.add(type);
    for (const { nested } of fields) if (nested !== null) add(nested);
  };
  for (const { controller, handlerName } of routes) {
    const types: readonly Type[] =
      Reflect.getMetadata('design:paramtypes', controller.prototype, handlerName) ?? [];
    types.forEach(add);
  }
  answers.forEach(add);
  return found;
}

type PropertyDecorating = (options: object) => PropertyDecorator;

function describeClass(validated: Type, decorate: PropertyDecorating): void {
  for (const { name, required, isArray, nested, schema } of fieldsOf(validated)) {
    const options = nested === null ? { ...schema, required } : { type: nested, isArray, required };
    decorate(options)(validated.prototype, name);
  }
}
