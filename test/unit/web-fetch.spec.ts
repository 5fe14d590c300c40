import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FETCH_LIMITS, FilteredWebFetch } from '../../src/integrations/web-fetch/filtered-web-fetch.js';
import { WebFetchError } from '../../src/integrations/web-fetch/web-fetch.js';

const ME = '127.0.0.1';
const HOPS = /^\/hops\/(\d+)$/;
const asked: string[] = [];
let server: Server;
let home: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const hops = Number(HOPS.exec(path)?.[1] ?? 0);
    if (hops > 0) response.writeHead(302, { location: `/hops/${hops - 1}` }).end();
    else if (path.startsWith('/to?'))
      response.writeHead(302, { location: decodeURIComponent(path.slice(4)) }).end();
    else if (path === '/big') response.end(Buffer.alloc(FETCH_LIMITS.maxBytes + 1));
    else if (path === '/full') response.end(Buffer.alloc(FETCH_LIMITS.maxBytes));
    else if (path === '/gone') response.writeHead(404, { 'content-type': 'text/plain' }).end('gone');
    else if (path === '/stalls') response.writeHead(200).write('half a page');
    else if (path !== '/silent')
      response.writeHead(200, { 'content-type': 'Text/HTML; charset=utf-8' }).end('<h1>Hi</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, ME, resolve));
  const address = server.address();
  home = `http://${ME}:${isAddress(address) ? address.port : 0}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

/** The failure's code, or the page's status when there was no failure. */
async function outcomeOf(fetching: Promise<{ status: number }>): Promise<string | number> {
  try {
    return (await fetching).status;
  } catch (error) {
    if (error instanceof WebFetchError) return error.code;
    throw error;
  }
}

describe('fetching a page that a customer named', () => {
  const open = new FilteredWebFetch(FETCH_LIMITS, [ME]);

  it('gives the page, where it was found and what kind it is', async () => {
    const page = await open.fetch(`${home}/hops/2`);
    expect(page).toMatchObject({ url: `${home}/hops/0`, status: 200, contentType: 'text/html' });
    expect(page.body.toString()).toBe('<h1>Hi</h1>');
    expect(page.redirects).toEqual([`${home}/hops/2`, `${home}/hops/1`]);
  });

  it('gives a page with an error status as a page', async () => {
    expect(await outcomeOf(open.fetch(`${home}/gone`))).toBe(404);
  });

  it.each([
    [5, 200],
    [6, 'redirects_too_many'],
  ])('with %i redirects ends in %s', async (hops, expected) => {
    expect(await outcomeOf(open.fetch(`${home}/hops/${hops}`))).toBe(expected);
  });

  it.each([
    ['/full', 200],
    ['/big', 'too_large'],
  ])('takes two megabytes and not a byte more: %s ends in %s', async (path, expected) => {
    expect(await outcomeOf(open.fetch(home + path))).toBe(expected);
  });

  it.each(['/silent', '/stalls', '/to?%2Fsilent'])('gives up in time on %s', async (path) => {
    const hasty = new FilteredWebFetch({ ...FETCH_LIMITS, timeoutMs: 150 }, [ME]);
    const started = performance.now();
    expect(await outcomeOf(hasty.fetch(home + path))).toBe('timed_out');
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it.each(['ftp://127.0.0.1/', 'file:///etc/passwd', 'brightline', 'http://', 'http://me:secret@127.0.0.1/'])(
    'refuses %s as no address of a page',
    async (url) => {
      expect(await outcomeOf(open.fetch(url))).toBe('address_invalid');
    },
  );

  it('says that nobody answers', async () => {
    expect(await outcomeOf(open.fetch(`http://${ME}:1/`))).toBe('unreachable');
  });
});

describe('private addresses are never reached', () => {
  const port = (): string => home.slice(home.lastIndexOf(':'));

  it.each([
    '127.0.0.1',
    '0x7f.1',
    '2130706433',
    '0177.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '[fd00::1]',
    '[fe80::1]',
  ])('not as %s', async (host) => {
    asked.length = 0;
    expect(await outcomeOf(new FilteredWebFetch().fetch(`http://${host}${port()}/`))).toBe('address_private');
    expect(asked).toEqual([]);
  });

  it.each([
    'http://127.0.0.2/',
    'http://[::1]/',
    'http://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/',
  ])('not by a redirect to %s', async (target) => {
    const open = new FilteredWebFetch(FETCH_LIMITS, [ME]);
    expect(await outcomeOf(open.fetch(`${home}/to?${encodeURIComponent(target)}`))).toBe('address_private');
  });

  it('nor a local file by a redirect', async () => {
    const open = new FilteredWebFetch(FETCH_LIMITS, [ME]);
    expect(await outcomeOf(open.fetch(`${home}/to?${encodeURIComponent('file:///etc/passwd')}`))).toBe(
      'address_invalid',
    );
  });
});
