import { Injectable } from '@nestjs/common';
import { abilityOf } from '../../access/ability.js';
import { authorize } from '../../access/authorize.js';
import type { Principal } from '../../access/principal.js';
import { Database } from '../../database/database.js';
import { NotFoundError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import { decodeInstantCursor, instantKey } from '../../kernel/instant-cursor.js';
import { toPage, type Page, type PageRequest } from '../../kernel/page.js';
import { guardedAccount } from '../account-scope.js';
import { ListAccounts } from '../list-accounts.js';
import { presentNumber, type NumberView } from './number.views.js';
import { findLiveNumber, liveNumbersOf } from './numbers.sql.js';
import type { PhoneNumber } from './phone-number.entity.js';

/** The numbers that accounts have; what was released is not there any more. */
@Injectable()
export class ReadNumbers {
  constructor(
    private readonly database: Database,
    private readonly accounts: ListAccounts,
  ) {}

  /** The newest first. @throws NotFoundError, InvalidError for a cursor of another list */
  async list(
    reader: Principal,
    accountId: string,
    { limit, cursor }: PageRequest,
  ): Promise<Page<NumberView>> {
    const account = await this.accounts.get(reader, accountId);
    const sid = toSid('account', accountId);
    authorize(abilityOf(reader), 'read', 'number', guardedAccount(account), sid);
    const after = cursor === undefined ? null : decodeInstantCursor(cursor);
    const numbers = await this.database.query<PhoneNumber>(liveNumbersOf(accountId, after, limit + 1));
    return toPage(numbers, limit, (number) => instantKey(number.addedAt, number.id), presentNumber);
  }

  /** @throws NotFoundError */
  async get(reader: Principal, numberId: string): Promise<PhoneNumber> {
    const sid = toSid('number', numberId);
    authorize(abilityOf(reader), 'manage', 'number', {}, sid);
    const number = await this.database.find<PhoneNumber>(findLiveNumber(numberId));
    if (number === null) throw new NotFoundError('number', sid);
    return number;
  }
}
