import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { newId } from '../kernel/ids.js';
import { ErrorFilter, type ErrorPage } from './error-filter.js';
import { keepRawBodies } from './raw-body.js';
import { RequestMetrics } from './request-metrics.js';
import { addSecurityHeaders } from './security-headers.js';
import { leaveLinesUnread } from './takes-lines.js';
import { leaveMailUnread } from './takes-mail.js';
import { refuseUnholdableText } from './text-guard.js';
import { validationPipe } from './validation.js';
import type { Assets } from './views/assets.js';
import { registerAssetsRoute } from './views/assets-route.js';

/** The largest JSON or form body; files come as multipart with a limit of their own. */
export const MAX_BODY_BYTES = 1_048_576;
export const MAX_FILE_BYTES = 10 * 1_048_576;

/** How long a request may take to arrive whole: a file of 10 MB over a line of 0.3 Mbit/s. */
const SLOWEST_REQUEST_MS = 5 * 60_000;

const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  fontSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};

interface WebAppParts {
  readonly config: Config;
  readonly assets: Assets;
  readonly errorPage: ErrorPage;
  readonly logUnexpected: (error: unknown, request: FastifyRequest) => void;
}

/** Builds the web server around the application: parsers with limits, headers, static files, validation and the one error filter. */
export async function createWebApp(
  module: Parameters<typeof NestFactory.create>[0],
  parts: WebAppParts,
): Promise<NestFastifyApplication> {
  const { config } = parts;
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: SLOWEST_REQUEST_MS,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    genReqId: () => newId(),
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const filter = new ErrorFilter(parts.errorPage, parts.logUnexpected);
  app.useGlobalFilters(filter);
  app.useGlobalPipes(validationPipe());
  await app.register(cookie);
  await app.register(multipart, {
    limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 20, fieldSize: 65_536, parts: 25 },
  });

  const fastify = adapter.getInstance();
  leaveLinesUnread(fastify);
  leaveMailUnread(fastify);
  keepRawBodies(fastify);
  await addSecurityHeaders(fastify, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    hsts: config.production,
  });
  registerAssetsRoute(fastify, parts.assets);
  app.get(RequestMetrics).watch(fastify);
  fastify.addHook(
    'preValidation',
    (request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void) => {
      try {
        refuseUnholdableText(request.query);
        refuseUnholdableText(request.params);
        refuseUnholdableText(request.body);
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  );
  return app;
}
