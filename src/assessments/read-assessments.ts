import { Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import { authorize } from '../access/authorize.js';
import type { StaffPrincipal } from '../access/principal.js';
import { guardedAccount } from '../accounts/account-scope.js';
import { Database } from '../database/database.js';
import { NotFoundError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import type { Assessment } from './assessment.entity.js';
import type { AssessmentView } from './assessment.views.js';
import { assessmentById, assessmentsOfAccount, type GuardedAssessment } from './assessments.sql.js';
import { presentAssessment } from './present-assessment.js';

/** What staff may read of assessments: those of accounts within their scope. */
@Injectable()
export class ReadAssessments {
  constructor(private readonly database: Database) {}

  /** @throws NotFoundError when there is none, or none for this person */
  async get(reader: StaffPrincipal, id: string): Promise<AssessmentView> {
    const sid = toSid('assessment', id);
    const found = await this.database.find<GuardedAssessment>(assessmentById(id));
    if (found === null) throw new NotFoundError('assessment', sid);
    const { accountId, parentId, accountCountry: country, accountBand: band } = found;
    authorize(
      abilityOf(reader),
      'read',
      'assessment',
      guardedAccount({ id: accountId, parentId, country, band }),
      sid,
    );
    return presentAssessment(found);
  }

  /** The newest assessments of an account, for the case page, which has checked who reads. */
  listOfAccount(accountId: string, most = 20): Promise<readonly Assessment[]> {
    return this.database.query<Assessment>(assessmentsOfAccount(accountId, most));
  }
}
