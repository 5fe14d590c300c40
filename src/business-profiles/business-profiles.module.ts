import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { BusinessProfilesController } from './business-profiles.controller.js';
import { ChangeProfile } from './change-profile.js';
import { CustomerProfilesController } from './compatible/customer-profiles.controller.js';
import { CreateProfile } from './create-profile.js';
import { DeleteProfile } from './delete-profile.js';
import { FindChangeable } from './find-changeable.js';
import { ReadProfiles } from './read-profiles.js';
import { SubmitProfile } from './submit-profile.js';

/** The customer's commands and both faces of business profiles. */
@Module({
  imports: [CasesModule],
  controllers: [BusinessProfilesController, CustomerProfilesController],
  providers: [CreateProfile, ChangeProfile, SubmitProfile, DeleteProfile, FindChangeable, ReadProfiles],
  exports: [CreateProfile, ChangeProfile, SubmitProfile, ReadProfiles],
})
export class BusinessProfilesModule {}
