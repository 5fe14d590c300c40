import { ModulesContainer } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANSWER, SUMMARY } from '../../../src/http/openapi/answers.decorator.js';
import { listRoutes } from '../../../src/http/routes.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { call, NOBODY } from '../../support/api.js';

interface DescribedApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

let gatehouse: TestApp;
let document: DescribedApi;
beforeAll(async () => {
  gatehouse = await startTestApp();
  document = (await call<DescribedApi>(gatehouse, NOBODY, 'GET', '/api/openapi.json')).body;
});
afterAll(() => gatehouse.stop());

it('describes a body by the validation rules of its class, nested classes included', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(document.components.schemas['InviteStaffDto']).toMatchObject({
    type: 'object',
    required: ['email', 'name', 'roles'],
    properties: {
      email: { type: 'string', format: 'email', maxLength: 254 },
      name: { type: 'string', minLength: 1, maxLength: 200 },
      roles: {
        type: 'array',
        minItems: 1,
        uniqueItems: true,
        items: { type: 'string', enum: ['reviewer', 'senior_reviewer', 'analyst', 'admin', 'auditor'] },
      },
      scope: { $ref: '#/components/schemas/StaffScopeDto' },
    },
  });
  expect(document.components.schemas['StaffScopeDto']).toMatchObject({
    properties: { countries: { type: 'array', items: { pattern: '^[A-Z]{2}$' } } },
  });
});

it('describes what a list takes and answers, who may call and with which credentials', () => {
  expect(document.paths['/api/staff']?.['get']).toMatchObject({
    parameters: [
      { name: 'limit', in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } },
      { name: 'cursor', in: 'query', required: false },
    ],
    security: [{ bearer: [] }],
    'x-access': { staff: ['read', 'staff'] },
    responses: { '200': {}, default: { $ref: '#/components/responses/Problem' } },
  });
});

it('names every path parameter of every path', () => {
  for (const [path, operations] of Object.entries(document.paths))
    for (const operation of Object.values(operations))
      for (const [, name] of path.matchAll(/\{(\w+)\}/g))
        expect(JSON.stringify(operation), `${path} describes ${String(name)}`).toContain(
          `"name":"${String(name)}"`,
        );
});

it('refers to no schema that is not there', () => {
  const referred = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(
    ([, name]) => name,
  );
  expect(referred.length).toBeGreaterThan(0);
  expect(referred.filter((name) => !(String(name) in document.components.schemas))).toEqual([]);
});

it('leaves the pages out', () => {
  expect(Object.keys(document.paths).filter((path) => !/^\/(api|v1|dev|health|metrics)/.test(path))).toEqual(
    [],
  );
});

it('shows people the same on a page without scripts or other hosts', async () => {
  const page = await fetch(`${gatehouse.url}/api/docs`);
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toContain('Invites somebody to the staff, by mail');
  expect(html).toContain('staff who may manage staff');
  expect(html).not.toMatch(/<script>|https?:\/\/(?!127)/);
});

// The compatible API (`/v1`) is described by the vendor whose it is.
describe('every call of the native API', () => {
  const calls = () =>
    listRoutes(gatehouse.app.get(ModulesContainer))
      .map((route) => ({ ...route, path: route.path.replaceAll(/:(\w+)/g, '{$1}') }))
      .filter(({ path }) => path in document.paths && !path.startsWith('/v1/'));
  const without = (key: string) =>
    calls()
      .filter(({ handler }) => !Reflect.hasMetadata(key, handler))
      .map(({ method, path }) => ({ call: `${method} ${path}`, method, path }));

  it('says in a line of its own what it does', () => {
    expect(without(SUMMARY).map(({ call }) => call)).toEqual([]);
  });

  it('describes its answer, unless there is none or it is no JSON', () => {
    const answering = without(ANSWER).filter(
      ({ method, path }) => !('204' in Object(document.paths[path]?.[method.toLowerCase()]).responses),
    );

    expect(answering.map(({ call }) => call).sort()).toEqual([
      'GET /api/audit/export',
      'GET /api/evidence/{evidence}',
      'GET /dev/components',
      'GET /dev/inbox/{message}',
      'GET /dev/inbox/{message}/html',
      'GET /metrics',
    ]);
  });

  it('describes both answers of a decision: made, or waiting', () => {
    expect(document.paths['/api/cases/{sid}/decisions']?.['post']).toMatchObject({
      responses: {
        '201': { content: { 'application/json': { schema: { $ref: '#/components/schemas/DecisionView' } } } },
        '202': {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/PendingDecisionView' } } },
        },
      },
    });
  });
});
