import { FastifyAdapter } from '@nestjs/platform-fastify';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Assets } from '../../src/http/views/assets.js';
import { registerAssetsRoute } from '../../src/http/views/assets-route.js';

describe('GET /assets/*', () => {
  const assets = new Assets();
  const fastify = new FastifyAdapter().getInstance();
  registerAssetsRoute(fastify, assets);

  it('serves a versioned file for a year, compressed for who takes it', async () => {
    const answer = await fastify.inject({
      url: assets.url('bundle/desk.css'),
      headers: { 'accept-encoding': 'gzip, br' },
    });

    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(gunzipSync(answer.rawPayload).toString()).toContain('--surface:');
  });

  it('serves it plain, to be checked each time, when the URL has another version or none', async () => {
    const answer = await fastify.inject({ url: '/assets/theme.js?v=000000000000' });

    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.body).toContain('data-theme-set');
  });

  it('answers 304 to who has it', async () => {
    const first = await fastify.inject({ url: '/assets/icons.svg' });
    const again = await fastify.inject({
      url: '/assets/icons.svg',
      headers: { 'if-none-match': String(first.headers.etag) },
    });

    expect(again.statusCode).toBe(304);
    expect(again.body).toBe('');
  });

  it.each(['/assets/nope.css', '/assets/../package.json', '/assets/..%2f..%2fpackage.json', '/assets/'])(
    'answers 404 to %s',
    async (url) => {
      expect((await fastify.inject({ url })).statusCode).toBe(404);
    },
  );
});
