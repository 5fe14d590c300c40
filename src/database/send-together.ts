import type { PoolClient } from 'pg';

interface Corkable {
  readonly connection?: { readonly stream?: { cork(): void; uncork(): void } };
}

/**
 * What is asked of this connection in this turn of the event loop goes to the server in one packet: each write of its own wakes
 * the server once more, which costs more than the statements do.
 */
export function sendTogether(client: PoolClient): void {
  const stream = (client as Corkable).connection?.stream; // pg's own connection, which its types leave out
  if (stream === undefined) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
