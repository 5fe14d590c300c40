import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { updateRow } from '../database/rows.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { SYSTEM } from '../kernel/actor.js';
import { Ledger } from '../ledger/ledger.js';
import { permissionsChanged } from '../ledger/platform-events.js';
import { lockRequest } from './lock-request.js';
import { OutboundPermission } from './outbound-permission.entity.js';
import { hasLapsed } from './outbound-permissions.states.js';
import { requestEvent } from './request-event.js';

/** A grant that was limited in time ends by itself: every check looks at the clock. The platform, which may cache, is told once. */
@Injectable()
export class LapsedGrants {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  tell(grantId: string, now: Date): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const grant = await lockRequest(tx, grantId);
      if (!hasLapsed(grant, now) || grant.lapsedAt !== null) return;
      tx.write(updateRow(OutboundPermission, grantId, { lapsedAt: now, version: grant.version + 1 }));
      const event = requestEvent('outbound_permission.lapsed', SYSTEM, grant);
      this.ledger.record(tx, now, event, permissionsChanged(this.config, grant.accountId));
    });
  }
}
