import { Module } from '@nestjs/common';
import { EvidenceModule } from '../../cases/evidence/evidence.module.js';
import { DnsNameService } from '../../integrations/name-service/dns-name-service.js';
import { NameService } from '../../integrations/name-service/name-service.js';
import { FilteredWebFetch } from '../../integrations/web-fetch/filtered-web-fetch.js';
import { WebFetch } from '../../integrations/web-fetch/web-fetch.js';
import { TollFreeModule } from '../toll-free.module.js';
import { IntakeLine } from './intake-line.js';
import { LookThrough } from './look-through.js';
import { RunIntake } from './run-intake.js';
import { VisitAddresses } from './visit-addresses.js';

/** What happens to a submission while it is PENDING_REVIEW, without a person (W99). */
@Module({
  imports: [TollFreeModule, EvidenceModule],
  providers: [
    { provide: WebFetch, useFactory: () => new FilteredWebFetch() },
    { provide: NameService, useFactory: () => new DnsNameService() },
    VisitAddresses,
    LookThrough,
    RunIntake,
    IntakeLine,
  ],
})
export class TollFreeIntakeModule {}
