import { Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import { readableSql } from '../access/ability-sql.js';
import { authorize } from '../access/authorize.js';
import type { CustomerPrincipal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { NotFoundError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import { decodeInstantCursor, instantKey } from '../kernel/instant-cursor.js';
import { toPage, type Page, type PageRequest } from '../kernel/page.js';
import { newestDepositsOf, type DepositOfRequest } from './deposits/deposits.sql.js';
import {
  findRequest,
  messagesOfCase,
  requestsWithin,
  type RequestWithAccount,
} from './outbound-permissions.sql.js';
import type { OutboundPermissionView, RequestMessageView, RequestView } from './outbound-permission.views.js';
import { phoneStepOf } from './phone-codes/phone-step.js';
import { presentRequest, type StepDetails } from './present-request.js';

export type RequestMessage = RequestMessageView;

/** What a customer may read of its requests for outbound permission, on the API and in the portal. */
@Injectable()
export class ReadRequests {
  constructor(private readonly database: Database) {}

  /** The requests within the caller's reach, newest first. */
  async list(by: CustomerPrincipal, page: PageRequest): Promise<Page<OutboundPermissionView>> {
    const scope = readableSql(abilityOf(by), 'read', 'outbound_permission', {
      accountId: 'a.id',
      parentId: 'a.parent_id',
    });
    const values: unknown[] = [...scope.values];
    const after = page.cursor === undefined ? null : decodeInstantCursor(page.cursor);
    const keyset =
      after === null
        ? ''
        : `AND (o.opened_at, o.id) < ($${values.push(after.at)}, $${values.push(after.id)})`;
    const rows = await this.database.list<RequestWithAccount>(
      requestsWithin(scope.text, keyset, values.push(page.limit + 1)),
      values,
    );
    const details = await this.details(rows.map(({ id }) => id));
    return toPage(
      rows,
      page.limit,
      (row) => instantKey(row.openedAt, row.id),
      (row) => presentRequest(row, details(row.id)),
    );
  }

  /** One request with its messages. @throws NotFoundError when it is not the caller's */
  async get(by: CustomerPrincipal, id: string): Promise<RequestView> {
    const request = await this.find(by, id);
    const [details, messages] = await Promise.all([this.details([id]), this.messages(request.caseId)]);
    return { ...presentRequest(request, details(id)), messages };
  }

  /** The request, if the caller may see it. @throws NotFoundError */
  async find(by: CustomerPrincipal, id: string): Promise<RequestWithAccount> {
    const sid = toSid('outboundPermission', id);
    const request = await this.database.find<RequestWithAccount>(findRequest(id));
    if (request === null) throw new NotFoundError('outbound permission', sid);
    const { accountId, parentId } = request;
    authorize(abilityOf(by), 'read', 'outbound_permission', { accountId, parentId }, sid);
    return request;
  }

  /** What the steps keep beside the requests. */
  private async details(ids: readonly string[]): Promise<(id: string) => StepDetails> {
    if (ids.length === 0) return () => ({ deposit: null, phoneCode: null });
    const [deposits, codes] = await Promise.all([
      this.database.query<DepositOfRequest>(newestDepositsOf(ids)),
      phoneStepOf(this.database, ids),
    ]);
    return (id) => ({
      deposit: deposits.find(({ requestId }) => requestId === id) ?? null,
      phoneCode: codes.get(id) ?? null,
    });
  }

  private async messages(caseId: string | null): Promise<readonly RequestMessageView[]> {
    if (caseId === null) return [];
    const rows = await this.database.query<{
      authorKind: string;
      text: string;
      fields: string[];
      createdAt: Date;
    }>(messagesOfCase(caseId));
    return rows.map((row) => ({
      from: row.authorKind === 'customer' ? 'you' : 'team',
      text: row.text,
      fields: row.fields,
      at: row.createdAt.toISOString(),
    }));
  }
}
