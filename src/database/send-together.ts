import type { PoolClient } from 'pg';

interface Corkable {
  readonly connection?: { readonly stream?: { cork(): void; uncork(): void } };
}

/**
 * What is asked of this connection until `later` goes to the server in one packet: each write of its own wakes the server once
 * more, which costs more than the statements do. Unless said otherwise that is this turn of the event loop.
 */
export function sendTogether(
  client: PoolClient,
  later: (send: () => void) => void = (send) => process.nextTick(send),
): void {
  const stream = (client as Corkable).connection?.stream; // pg's own connection, which its types leave out
  if (stream === undefined) return;
  stream.cork();
  later(() => stream.uncork());
}
