import { Module } from '@nestjs/common';
import { CheckController } from './check/check.controller.js';
import { CheckDoor } from './check/check-door.js';
import { CheckPermission } from './check/check-permission.js';
import { FactsSource } from './check/facts-source.js';
import { GatherFacts } from './check/gather-facts.js';

/** May this account send this? */
@Module({
  controllers: [CheckController],
  providers: [FactsSource, GatherFacts, CheckPermission, CheckDoor],
})
export class PermissionsModule {}
