import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ViewEngine } from '../views/view-engine.js';
import { docsModel } from './docs-model.js';
import { buildApiDocument, type ApiDocument } from './document.js';
import type { DescribeAccess } from './operation.js';

/** Serves the description of the API, made when somebody first asks for it: `/api/openapi.json` for programs, `/api/docs` for people. */
export function serveApiDocument(
  app: NestFastifyApplication,
  views: ViewEngine,
  describeAccess: DescribeAccess,
): void {
  let made: Promise<ApiDocument> | undefined;
  const document = (): Promise<ApiDocument> => (made ??= buildApiDocument(app, describeAccess));
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/api/openapi.json', async (_request, reply) => {
    const text = JSON.stringify(await document());
    return reply.type('application/json; charset=utf-8').send(text);
  });
  fastify.get('/api/docs', async (_request, reply) => {
    const page = views.render('access/api-docs', docsModel(await document()), 'desk');
    return reply.type('text/html; charset=utf-8').send(page);
  });
}
