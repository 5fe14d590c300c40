import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { InvalidError } from '../kernel/errors.js';
import { newSecret } from '../kernel/ids.js';
import { COMMON_PASSWORDS } from './common-passwords.js';

/** Argon2id as OWASP asks for it: 19 MiB, two passes, one lane. The library's default algorithm is Argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 200;
const FEWEST_DIFFERENT = 5;

/** Passwords of staff and of portal users alike: what they must be, how they are kept, how they are compared. */
@Injectable()
export class Passwords {
  /** A hash of the same cost that no password matches, so that an unknown e-mail takes as long as a wrong password. */
  private readonly nobody = hash(newSecret(), COST);

  hash(password: string): Promise<string> {
    return hash(password.normalize('NFKC'), COST);
  }

  /** Whether the password is the one behind the hash. Without a hash it takes as long and is false. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const isRight = await verify(passwordHash ?? (await this.nobody), password.normalize('NFKC'));
    return passwordHash !== null && isRight;
  }

  /** @throws InvalidError at `field` when the password is too easy to guess. */
  refuseWeak(password: string, email: string, field = 'password'): void {
    const reason = weaknessOf(password.normalize('NFKC'), email);
    if (reason !== null) throw InvalidError.field(field, 'password_weak', reason);
  }
}

/** Why a password is too weak, as a sentence that says what to do, or null. */
export function weaknessOf(password: string, email: string): string | null {
  const plain = password.toLowerCase();
  const [local = ''] = email.toLowerCase().split('@');
  if ([...password].length < SHORTEST_PASSWORD) return `Use at least ${SHORTEST_PASSWORD} characters.`;
  if (password.length > LONGEST_PASSWORD) return `Use at most ${LONGEST_PASSWORD} characters.`;
  if (new Set(plain).size < FEWEST_DIFFERENT) return 'Use more different characters.';
  if (plain.includes(email.toLowerCase()) || (local.length >= 4 && plain.startsWith(local)))
    return 'Do not use your e-mail address.';
  if (COMMON_PASSWORDS.has(plain)) return 'This is one of the most common passwords. Think of another one.';
  return null;
}
