import { createServer, type Server } from 'node:http';

/** Receivers of events, each on a port of its own: how many events each has taken, and when the last came. */
export interface Hook {
  readonly url: string;
  taken: number;
  lastAt: number;
  /** Whether it never answers. */
  hangs: boolean;
  readonly server: Server;
}

export async function startHook(): Promise<Hook> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      if (hook.hangs) return;
      hook.taken++;
      hook.lastAt = performance.now();
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const hook: Hook = { url: `http://127.0.0.1:${port}/hook`, taken: 0, lastAt: 0, hangs: false, server };
  return hook;
}

export function stopHook({ server }: Hook): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
