import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NumberLeaving, type Leaving } from '../accounts/numbers/number-leaving.js';
import type { Tx } from '../database/tx.js';
import { EndVerification } from './end-verification.js';
import { lockVerification } from './lock-verification.js';
import { verificationsOfNumbers } from './verifications.sql.js';

/** W52: what was verified for a number no longer applies when the number leaves its account. */
@Injectable()
export class VoidWithNumber implements OnModuleInit {
  constructor(
    private readonly leaving: NumberLeaving,
    private readonly ending: EndVerification,
  ) {}

  onModuleInit(): void {
    this.leaving.register((tx, numberIds, leaving) => this.void(tx, numberIds, leaving));
  }

  private async void(tx: Tx, numberIds: readonly string[], { actor, at }: Leaving): Promise<void> {
    const standing = await tx.query<{ id: string }>(verificationsOfNumbers(numberIds));
    for (const { id } of standing) {
      const verification = await lockVerification(tx, id);
      if (verification !== null) await this.ending.end(tx, verification, { how: 'voided', actor, at });
    }
  }
}
