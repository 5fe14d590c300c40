import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { Clock, SECOND } from '../kernel/clock.js';
import { InvalidError } from '../kernel/errors.js';
import {
  claimMessage,
  isPending,
  markDead,
  markDelivered,
  markFailed,
  type ClaimedMessage,
} from './outbox/outbox.sql.js';
import { SendMessage } from './send-message.js';

/** A delivery gives up before its lease ends, so that no other worker sends at the same time. */
const PATIENCE = 0.75;

/** Keeps one promise of the outbox: sends it to the outside world, at least once. */
@Injectable()
export class DeliverMessage {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sendMessage: SendMessage,
    @Inject(CONFIG) private readonly config: Pick<Config, 'deliveryLeaseSeconds'>,
  ) {}

  /**
   * Delivers the message if it is still to be delivered. `isLastAttempt`: a failure makes it a dead letter.
   * @throws whatever went wrong, when another attempt is to follow
   */
  async run(id: string, { isLastAttempt = false } = {}): Promise<void> {
    const leaseMs = this.config.deliveryLeaseSeconds * SECOND;
    const message = await this.database.find<ClaimedMessage>(claimMessage(id, leaseMs));
    if (message === null) return this.refuseClaimed(id);
    try {
      await withinTime(this.sendMessage.run(message), leaseMs * PATIENCE);
    } catch (error) {
      const reason = sentenceOf(error);
      if (isLastAttempt || isHopeless(error)) {
        await this.database.query(markDead(id, this.clock.now(), reason));
        return;
      }
      await this.database.query(markFailed(id, reason));
      throw error;
    }
    await this.database.query(markDelivered(id, this.clock.now()));
  }

  /** Delivered or dead already: nothing is left to do. Held by another worker: this job comes back to see how that went. */
  private async refuseClaimed(id: string): Promise<void> {
    if ((await this.database.find(isPending(id))) !== null)
      throw new Error(`Message ${id} is being delivered elsewhere.`);
  }
}

/** A sender's error says by `permanent` whether trying again is of use. */
function isHopeless(error: unknown): boolean {
  return (
    error instanceof InvalidError ||
    (error instanceof Error && 'permanent' in error && error.permanent === true)
  );
}

/** What the admin reads beside the dead letter: short, and never with a link in it. */
function sentenceOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll(/https?:\/\/\S+/g, '[link]').slice(0, 500);
}

async function withinTime(sending: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${Math.round(ms / SECOND)} seconds.`)), ms);
  });
  try {
    await Promise.race([sending, late]);
  } finally {
    clearTimeout(timer);
  }
}
