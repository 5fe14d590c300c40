import type { FastifyInstance } from 'fastify';
import type { Assets } from './assets.js';

const ONE_YEAR = 'public, max-age=31536000, immutable';

/** Serves `GET /assets/*` without session or log in: for a year when the URL carries the version, else checked each time. */
export function registerAssetsRoute(fastify: FastifyInstance, assets: Assets): void {
  fastify.get<{ Params: { '*': string }; Querystring: { v?: string } }>('/assets/*', (request, reply) => {
    const asset = assets.find(request.params['*']);
    if (!asset) return reply.code(404).type('text/plain; charset=utf-8').send('There is no such file.');
    const etag = `"${asset.version}"`;
    reply.header('etag', etag).header('vary', 'accept-encoding');
    reply.header('cache-control', request.query.v === asset.version ? ONE_YEAR : 'no-cache');
    reply.header('x-content-type-options', 'nosniff');
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    reply.type(asset.type);
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(asset.body);
    return reply.header('content-encoding', 'gzip').send(asset.gzip);
  });
}
