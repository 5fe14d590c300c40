import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { EndHold } from './end-hold.js';
import { HoldsController } from './holds.controller.js';
import { ListHolds } from './list-holds.js';
import { OpenSubaccount } from './open-subaccount.js';
import { PlaceHoldByHand } from './place-hold-by-hand.js';
import { PlaceHold } from './place-hold.js';
import { ReleaseEndedHolds } from './release-ended-holds.js';
import { ReleaseHoldByHand } from './release-hold-by-hand.js';
import { ReleaseHolds } from './release-holds.js';
import { SubaccountsController } from './subaccounts.controller.js';

/** What other folders build on. */
const SHARED = [PlaceHold, ReleaseHolds, ListHolds, PlaceHoldByHand, ReleaseHoldByHand, OpenSubaccount];

@Module({
  imports: [AccountsModule],
  controllers: [HoldsController, SubaccountsController],
  providers: [...SHARED, EndHold, ReleaseEndedHolds],
  exports: SHARED,
})
export class HoldsModule {}
