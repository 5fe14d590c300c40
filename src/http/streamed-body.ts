import { createHash, type Hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { HttpRefusal } from './http-refusal.js';

/** A body that is read as it comes and never whole in memory. With an idempotency key its hash is taken on the way. */
export class StreamedBody {
  private readonly hash: Hash | null;

  constructor(
    private readonly source: IncomingMessage,
    { hashed }: { readonly hashed: boolean },
  ) {
    this.hash = hashed ? createHash('sha256') : null;
  }

  /** The bytes, once; the sender is held back while nobody asks for more. @throws HttpRefusal `body_cut_off` */
  async *chunks(): AsyncGenerator<Buffer> {
    const source: AsyncIterable<Buffer> = this.source.iterator({ destroyOnReturn: false });
    try {
      for await (const chunk of source) {
        this.hash?.update(chunk);
        yield chunk;
      }
    } catch {
      throw new HttpRefusal(400, 'body_cut_off', 'The body was cut off. Send it again.');
    } finally {
      this.source.resume(); // what nobody wants is let run out, else the answer would wait behind it
    }
  }

  /** The hash of the whole body, of which what is unread is read now. */
  async digest(): Promise<string> {
    if (this.hash === null) throw new Error('This body is not hashed.');
    if (!this.source.readableEnded) for await (const chunk of this.chunks()) void chunk;
    return this.hash.digest('hex');
  }
}
