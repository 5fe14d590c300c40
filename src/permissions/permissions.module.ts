import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CheckController } from './check/check.controller.js';
import { CheckDoor } from './check/check-door.js';
import { CheckPermission } from './check/check-permission.js';
import { GatherFacts } from './check/gather-facts.js';
import { CountryRulesModule } from './country-rules/country-rules.module.js';
import { MatrixController } from './matrix/matrix.controller.js';
import { ReadMatrix } from './matrix/read-matrix.js';

/** May this account send this? */
@Module({
  imports: [AccountsModule, CountryRulesModule],
  controllers: [CheckController, MatrixController],
  providers: [GatherFacts, CheckPermission, CheckDoor, ReadMatrix],
})
export class PermissionsModule {}
