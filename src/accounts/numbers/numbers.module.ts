import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts.module.js';
import { AddNumber } from './add-number.js';
import { NumberLeaving } from './number-leaving.js';
import { NumberTraffic } from './number-traffic.js';
import { NumbersController } from './numbers.controller.js';
import { ReadNumbers } from './read-numbers.js';
import { ReleaseNumber } from './release-number.js';
import { TransferNumber } from './transfer-number.js';

@Module({
  imports: [AccountsModule],
  controllers: [NumbersController],
  providers: [AddNumber, TransferNumber, ReleaseNumber, ReadNumbers, NumberTraffic, NumberLeaving],
  exports: [NumberTraffic, NumberLeaving],
})
export class NumbersModule {}
