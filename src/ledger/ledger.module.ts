import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { Ledger } from './ledger.js';
import { SealAudit } from './seal-audit.js';
import { AuditKey, openAuditKey } from './seals/audit-key.js';
import { OutsideCopy } from './seals/outside-copy.js';
import { VerifyAudit } from './verify-audit.js';

@Global()
@Module({
  providers: [
    Ledger,
    SealAudit,
    VerifyAudit,
    { provide: AuditKey, useFactory: openAuditKey, inject: [CONFIG] },
    {
      provide: OutsideCopy,
      useFactory: (config: Config) => new OutsideCopy(config.dataDir),
      inject: [CONFIG],
    },
  ],
  exports: [Ledger, SealAudit, VerifyAudit],
})
export class LedgerModule {}
