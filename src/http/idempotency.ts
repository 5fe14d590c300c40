import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Database } from '../database/database.js';
import { Clock, DAY, MINUTE } from '../kernel/clock.js';
import { ConflictError, InvalidError } from '../kernel/errors.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import type { IdentifiedRequest } from './caller.js';
import type { Problem } from './problem.js';
import { problemOf } from './to-problem.js';

/** Answers of these kinds say nothing about the work itself, so the same key may try again. */
const NOT_KEPT = new Set([400, 401, 403, 413, 415, 429, 503]);
/** A first try that died without an answer gives its key back after this long. */
const ABANDONED_AFTER = 2 * MINUTE;

interface KeptAnswer {
  readonly request_hash: Buffer;
  readonly status: number | null;
  readonly response: Buffer | null;
}

/**
 * `Idempotency-Key` on any POST: the first answer is kept for 24 hours and replayed; another body under the same key is refused.
 * The key itself is never stored, and the answer is encrypted under it, since answers may hold secrets that are shown once.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined) return next.handle();
    if (typeof key !== 'string' || key.length < 1 || key.length > 255)
      throw InvalidError.field(
        'Idempotency-Key',
        'idempotency_key_invalid',
        'An idempotency key has 1 to 255 characters.',
      );
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(
      this.once(key, request, reply, () => lastValueFrom(next.handle(), { defaultValue: undefined })),
    );
  }

  private async once(
    key: string,
    request: IdentifiedRequest,
    reply: FastifyReply,
    run: () => Promise<unknown>,
  ): Promise<unknown> {
    const caller = request.callerKey ?? `ip:${request.ip}`;
    const keyHash = sha256(key);
    const { streamed } = request;
    const reserved = hashOf(request, request.body);
    const kept = await this.reserve(caller, keyHash, reserved);
    // A streamed body is compared once both are known to the end; of one that is still being read there is nothing to compare.
    const requestHash = async (): Promise<Buffer> =>
      streamed === undefined || kept?.status === null ? reserved : hashOf(request, await streamed.digest());
    if (kept !== null) return replay(kept, await requestHash(), key, reply);
    try {
      const body = await run();
      const answer = seal(key, JSON.stringify(body ?? null));
      await this.keep(caller, keyHash, await requestHash(), { status: reply.statusCode, answer });
      return body;
    } catch (error) {
      const known = problemOf(error);
      if (streamed !== undefined || known === null || !isKept(known.problem))
        await this.giveBack(caller, keyHash);
      else {
        const answer = seal(key, JSON.stringify(known.problem));
        await this.keep(caller, keyHash, reserved, { status: known.problem.status, answer });
      }
      throw error;
    }
  }

  /** Takes the key, or gives the row of whoever took it before. */
  private async reserve(caller: string, keyHash: Buffer, requestHash: Buffer): Promise<KeptAnswer | null> {
    const now = this.clock.now();
    const taken = await this.database.find<{ taken: boolean }>({
      name: 'reserve-idempotency-key',
      text: `INSERT INTO idempotency_keys AS kept (caller, key_hash, request_hash, created_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (caller, key_hash) DO UPDATE SET request_hash = $3, status = NULL, response = NULL, created_at = $4
             WHERE kept.created_at < $5 OR (kept.status IS NULL AND kept.created_at < $6)
             RETURNING true AS taken`,
      values: [
        caller,
        keyHash,
        requestHash,
        now,
        new Date(now.getTime() - DAY),
        new Date(now.getTime() - ABANDONED_AFTER),
      ],
    });
    if (taken !== null) return null;
    return this.database.find<KeptAnswer>({
      name: 'find-idempotency-key',
      text: `SELECT request_hash, status, response FROM idempotency_keys WHERE caller = $1 AND key_hash = $2`,
      values: [caller, keyHash],
    });
  }

  private async keep(
    caller: string,
    keyHash: Buffer,
    requestHash: Buffer,
    { status, answer }: { readonly status: number; readonly answer: Buffer },
  ): Promise<void> {
    await this.database.query({
      name: 'keep-idempotent-answer',
      text: `UPDATE idempotency_keys SET request_hash = $3, status = $4, response = $5 WHERE caller = $1 AND key_hash = $2`,
      values: [caller, keyHash, requestHash, status, answer],
    });
  }

  private async giveBack(caller: string, keyHash: Buffer): Promise<void> {
    await this.database.query({
      name: 'give-back-idempotency-key',
      text: `DELETE FROM idempotency_keys WHERE caller = $1 AND key_hash = $2`,
      values: [caller, keyHash],
    });
  }
}

function replay(kept: KeptAnswer, requestHash: Buffer, key: string, reply: FastifyReply): unknown {
  if (!timingSafeEqual(kept.request_hash, requestHash))
    throw new InvalidError(
      'idempotency_key_reused',
      'This idempotency key was used with another request. Use a new key.',
    );
  if (kept.status === null || kept.response === null)
    throw new ConflictError(
      'idempotency_in_progress',
      'The first request with this key is still being answered. Try again in a moment.',
    );
  void reply.status(kept.status).header('idempotency-replayed', 'true');
  if (kept.status >= 400) void reply.header('content-type', 'application/problem+json');
  const body: unknown = JSON.parse(unseal(key, kept.response));
  return body ?? undefined;
}

/** `body` stands for what was sent: itself, or its hash. */
function hashOf({ method, url }: IdentifiedRequest, body: unknown): Buffer {
  return sha256(canonicalJson([method, url, body ?? null]));
}

function isKept({ status, code }: Problem): boolean {
  return !NOT_KEPT.has(status) && code !== 'input_invalid';
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function encryptionKey(key: string, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, 'gatehouse idempotent answer', 32));
}

function seal(key: string, text: string): Buffer {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', encryptionKey(key, salt), iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([salt, iv, cipher.getAuthTag(), sealed]);
}

function unseal(key: string, sealed: Buffer): string {
  const decipher = createDecipheriv(
    'aes-256-gcm',
    encryptionKey(key, sealed.subarray(0, 16)),
    sealed.subarray(16, 28),
  );
  decipher.setAuthTag(sealed.subarray(28, 44));
  return Buffer.concat([decipher.update(sealed.subarray(44)), decipher.final()]).toString('utf8');
}
