import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access/access.guard.js';
import { AccessModule } from './access/access.module.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { NumbersModule } from './accounts/numbers/numbers.module.js';
import { AssessmentsModule } from './assessments/assessments.module.js';
import { BusinessProfilesModule } from './business-profiles/business-profiles.module.js';
import { CaseHandlersModule } from './case-handlers.module.js';
import { CasesModule } from './cases/cases.module.js';
import { EvidenceModule } from './cases/evidence/evidence.module.js';
import type { Config } from './config/config.js';
import type { Log } from './config/log.js';
import { dataSourceOptions } from './database/data-source.js';
import { DatabaseModule } from './database/database.module.js';
import { DemonstrationModule } from './demonstration/demonstration.module.js';
import { EnvironmentModule } from './environment.module.js';
import { CsrfGuard } from './http/csrf.guard.js';
import { HoldsModule } from './holds/holds.module.js';
import { DeskModule } from './desk/desk.module.js';
import { HttpModule } from './http/http.module.js';
import { IdempotencyInterceptor } from './http/idempotency.js';
import type { SystemClock } from './kernel/clock.js';
import type { ViewEngine } from './http/views/view-engine.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { DevToolsModule } from './notifications/dev/dev-tools.module.js';
import { MonitoringModule } from './monitoring/monitoring.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { CountryRulesModule } from './permissions/country-rules/country-rules.module.js';
import { PermissionsModule } from './permissions/permissions.module.js';
import { DepositsModule } from './outbound-permissions/deposits/deposits.module.js';
import { DevPaymentsModule } from './outbound-permissions/deposits/sandbox/dev-payments.controller.js';
import { InboundMailModule } from './portal/inbound-mail/inbound-mail.module.js';
import { PortalModule } from './portal/portal.module.js';
import { OutboundPermissionsModule } from './outbound-permissions/outbound-permissions.module.js';
import { TollFreeIntakeModule } from './toll-free/intake/toll-free-intake.module.js';
import { TollFreeModule } from './toll-free/toll-free.module.js';
import { ReassessmentsModule } from './reassessments/reassessments.module.js';
import { AuditModule } from './reports/audit/audit.module.js';
import { OperationsModule } from './reports/operations/operations.module.js';
import { SignupsModule } from './signups/signups.module.js';

/** The table of contents: every module of the program, in the order in which they may import one another. */
@Module({})
export class AppModule {
  static with(
    config: Config,
    clock: SystemClock,
    databaseUrl: string,
    views: ViewEngine,
    log: Log,
  ): DynamicModule {
    return {
      module: AppModule,
      imports: [
        EnvironmentModule.with(config, clock, views, log),
        TypeOrmModule.forRoot({
          ...dataSourceOptions(databaseUrl, config.databasePoolSize),
          autoLoadEntities: true,
          retryAttempts: 3,
          retryDelay: 500,
        }),
        DatabaseModule,
        HttpModule,
        LedgerModule,
        AccessModule,
        AccountsModule,
        NumbersModule,
        AssessmentsModule,
        HoldsModule,
        EvidenceModule,
        CaseHandlersModule,
        CasesModule,
        ReassessmentsModule,
        DepositsModule,
        OutboundPermissionsModule,
        BusinessProfilesModule,
        TollFreeModule,
        TollFreeIntakeModule,
        CountryRulesModule,
        PermissionsModule,
        SignupsModule,
        MonitoringModule,
        PortalModule,
        InboundMailModule,
        DeskModule,
        AuditModule,
        OperationsModule,
        NotificationsModule,
        ...(config.devTools ? [DevToolsModule, DevPaymentsModule] : []),
        DemonstrationModule,
      ],
      providers: [
        { provide: APP_GUARD, useExisting: AccessGuard },
        { provide: APP_GUARD, useExisting: CsrfGuard },
        { provide: APP_INTERCEPTOR, useExisting: IdempotencyInterceptor },
      ],
    };
  }
}
