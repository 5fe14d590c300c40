import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config/config.js';
import { publicUrl } from '../../../src/config/public-url.js';

describe('the address that links in e-mail begin with', () => {
  it.each([
    [{ PUBLIC_URL: 'https://gate.example/' }, 'https://gate.example'],
    [{}, 'http://127.0.0.1:3000'],
    [{ HOST: '0.0.0.0', PORT: '8080' }, 'http://localhost:8080'],
    [{ HOST: '::1' }, 'http://[::1]:3000'],
    [{ HOST: '::' }, 'http://localhost:3000'],
  ])('%j gives %s', (env, url) => {
    expect(publicUrl(readConfig(env))).toBe(url);
  });
});

describe('the networks that may read health and metrics', () => {
  it.each(['not-a-network', '10.0.0.0/33', 'fc00::/129', '10.0.0.0/x'])(
    'refuses %s, naming the variable',
    (network) => {
      expect(() => readConfig({ OPERATIONS_FROM: network })).toThrow('OPERATIONS_FROM has');
    },
  );

  it('are private ones unless others are named', () => {
    expect(readConfig({}).operationsFrom).toContain('127.0.0.0/8');
    expect(readConfig({ OPERATIONS_FROM: '203.0.113.7, fc00::/7' }).operationsFrom).toEqual([
      '203.0.113.7',
      'fc00::/7',
    ]);
  });
});
