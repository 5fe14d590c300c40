import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { updateRow } from '../../database/rows.js';
import type { Tx } from '../../database/tx.js';
import { Ledger } from '../../ledger/ledger.js';
import { permissionsChanged } from '../../ledger/platform-events.js';
import { PhoneNumber } from './phone-number.entity.js';
import type { TrafficState } from './traffic-state.js';

/** Which number, and whose it is: a toll-free verification says both. */
export interface NumberOfAccount {
  readonly numberId: string;
  readonly accountId: string;
}

/** Whether messages may leave from a number follows from its verification (W97–W102). */
@Injectable()
export class NumberTraffic {
  constructor(
    private readonly ledger: Ledger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Sets it, and tells the platform, which may remember what it was told before. The audit event is the caller's, who knows why.
   */
  set(tx: Tx, { numberId, accountId }: NumberOfAccount, trafficState: TrafficState, at: Date): void {
    tx.write(updateRow(PhoneNumber, numberId, { trafficState }));
    this.ledger.record(tx, at, [], permissionsChanged(this.config, accountId));
  }
}
