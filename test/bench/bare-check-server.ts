import { createServer } from 'node:http';
import pg from 'pg';

/**
 * The limit for the permission check: node:http, the body parsed, one named statement that reads the account's row by its key,
 * and its status answered. It asks nobody who he is, checks nothing, and knows neither holds nor countries.
 */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] ?? '', max: 16 });

const server = createServer((request, response) => {
  if (request.method !== 'POST') return void response.end('{}');
  let text = '';
  request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  request.on('end', () => {
    const { account } = JSON.parse(text) as { account: string };
    const hex = account.slice(2);
    const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    pool
      .query({
        name: 'bare-check',
        text: 'SELECT id, parent_id, status, mode, plan FROM accounts WHERE id = $1',
        values: [id],
      })
      .then(
        ({ rows: [row] }: { rows: { status: string }[] }) => {
          const body = JSON.stringify({ allowed: row?.status === 'active', reasons: [] });
          response
            .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
            .end(body);
        },
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
  });
});

server.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => server.close(() => void pool.end().then(() => process.exit(0))));
