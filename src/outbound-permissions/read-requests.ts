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
import {
  findRequest,
  messagesOfCase,
  requestsWithin,
  type RequestWithAccount,
} from './outbound-permissions.sql.js';
import { presentRequest, type PresentedRequest } from './present-request.js';

/** A message as the customer reads it: reviewers have no name here. */
export interface RequestMessage {
  readonly from: 'you' | 'team';
  readonly text: string;
  readonly fields: readonly string[];
  readonly at: string;
}

export interface RequestPage extends PresentedRequest {
  readonly messages: readonly RequestMessage[];
}

/** What a customer may read of its requests for outbound permission, on the API and in the portal. */
@Injectable()
export class ReadRequests {
  constructor(private readonly database: Database) {}

  /** The requests within the caller's reach, newest first. */
  async list(by: CustomerPrincipal, page: PageRequest): Promise<Page<PresentedRequest>> {
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
    return toPage(
      rows,
      page.limit,
      (row) => instantKey(row.openedAt, row.id),
      (row) => presentRequest(row),
    );
  }

  /** One request with its messages. @throws NotFoundError when it is not the caller's */
  async get(by: CustomerPrincipal, id: string): Promise<RequestPage> {
    const request = await this.find(by, id);
    return { ...presentRequest(request), messages: await this.messages(request.caseId) };
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

  private async messages(caseId: string | null): Promise<readonly RequestMessage[]> {
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
