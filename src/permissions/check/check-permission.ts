import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { Clock } from '../../kernel/clock.js';
import { inWords, type PermissionReason } from '../permission-codes.js';
import { permissionReasons, type SendingQuestion } from '../permission-reasons.js';
import { DatabaseAwayError } from './facts-connection.js';
import { GatherFacts, type Found } from './gather-facts.js';
import { KnownKeys } from './known-keys.js';

export interface CheckedQuestion extends SendingQuestion {
  readonly accountId: string;
}

/** Whether it may be sent, with every reason against it. `degraded`: said by setting, since the database could not be asked. */
export interface PermissionAnswer {
  readonly allowed: boolean;
  readonly reasons: readonly PermissionReason[];
  readonly degraded?: true;
}

/** Why there is no answer: the key does not count, there is no such account, or the key cannot be proved while the database is away. */
export type NoAnswer = 'key_refused' | 'account_unknown' | 'key_unproved';

export const ALLOWED: PermissionAnswer = Object.freeze({ allowed: true, reasons: [] });

/** May this account send this? Answered before every message and call, from what is committed at that moment. */
@Injectable()
export class CheckPermission {
  private readonly keys = new KnownKeys();

  constructor(
    private readonly facts: GatherFacts,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'permissionsWithoutDatabase'>,
  ) {}

  /** `keyHash`: the hash of the caller's key, to be proved in the same round trip; null when he has proved who he is. */
  async check(asked: CheckedQuestion, keyHash: Buffer | null): Promise<PermissionAnswer | NoAnswer> {
    let found: Found;
    try {
      found = await this.facts.find(asked, keyHash);
    } catch (error) {
      if (error instanceof DatabaseAwayError) return this.withoutDatabase(asked, keyHash);
      throw error;
    }
    if (keyHash !== null) this.note(keyHash, found);
    if (typeof found === 'string') return found;
    const codes = permissionReasons(asked, found, this.clock.now());
    return codes.length === 0 ? ALLOWED : { allowed: false, reasons: inWords(codes, asked) };
  }

  private note(keyHash: Buffer, found: Found): void {
    if (found === 'key_refused') this.keys.forget(keyHash);
    else this.keys.remember(keyHash, performance.now());
  }

  private withoutDatabase(asked: CheckedQuestion, keyHash: Buffer | null): PermissionAnswer | NoAnswer {
    if (keyHash !== null && !this.keys.isTrusted(keyHash, performance.now())) return 'key_unproved';
    const allowed = this.config.permissionsWithoutDatabase[asked.service] === 'open';
    return { allowed, reasons: allowed ? [] : inWords(['undetermined'], asked), degraded: true };
  }
}
