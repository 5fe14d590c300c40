import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { BARE_DECISION, BARE_SIGNUP } from './bare-statements.js';

/** The limit that Gatehouse is measured against: node:http, JSON, one named statement that writes the same rows. Nothing else. */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] ?? '', max: 16 });

const server = createServer((request, response) => {
  void handle(request).then(
    (body) => response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});

async function handle(request: IncomingMessage): Promise<object> {
  if (request.method !== 'POST') return {};
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // node:http gives buffers
  const body: Record<string, string> = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  const now = new Date();
  if (request.url === '/decide') {
    const id = randomUUID();
    await pool.query({
      ...BARE_DECISION,
      values: [
        body['case'],
        id,
        randomUUID(),
        now,
        body['outcome'],
        body['codes'] ?? [],
        body['hold'] ?? null,
      ],
    });
    return { id, outcome: body['outcome'] };
  }
  const id = randomUUID();
  await pool.query({
    ...BARE_SIGNUP,
    values: [
      id,
      randomUUID(),
      randomUUID(),
      randomUUID(),
      now,
      body['email'],
      body['company'],
      body['phone'],
      Buffer.alloc(32),
      randomUUID(),
    ],
  });
  return { id };
}

server.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => server.close(() => void pool.end().then(() => process.exit(0))));
