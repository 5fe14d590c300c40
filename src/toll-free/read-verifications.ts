import { Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../access/principal.js';
import { Database } from '../database/database.js';
import type { VendorPageRequest } from '../http/compatible/vendor-page.js';
import type { TollFreeVerification } from './toll-free-verification.entity.js';
import { NoVerificationsError, VerificationNotFoundError } from './verification-refusals.js';
import {
  findVerification,
  hasVerifications,
  listVerifications,
  type VerificationFilter,
} from './verifications.sql.js';

/** W74, W85: the records of the account whose credentials these are, and only if asked for those of its subaccounts. */
@Injectable()
export class ReadVerifications {
  constructor(private readonly database: Database) {}

  /** @throws VendorRefusal 404 (W180), also for a record of another account */
  async get(by: CustomerPrincipal, verificationId: string): Promise<TollFreeVerification> {
    const found = await this.database.find<TollFreeVerification>(
      findVerification(by.accountId, verificationId),
    );
    if (found === null) throw new VerificationNotFoundError();
    return found;
  }

  /** The newest first, one more than the page has if there are more. @throws VendorRefusal 404 (W181) when there is no record at all */
  async list(
    by: CustomerPrincipal,
    filter: VerificationFilter,
    { after, pageSize }: VendorPageRequest,
  ): Promise<readonly TollFreeVerification[]> {
    const { text, values } = listVerifications(by.accountId, filter, after, pageSize + 1);
    const rows = await this.database.list<TollFreeVerification>(text, values);
    if (rows.length > 0) return rows;
    const any = await this.database.find<{ has: boolean }>(
      hasVerifications(by.accountId, filter.includeSubaccounts),
    );
    if (any?.has !== true) throw new NoVerificationsError();
    return [];
  }
}
