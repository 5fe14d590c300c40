import { Injectable } from '@nestjs/common';
import { abilityOf } from '../access/ability.js';
import { readableSql } from '../access/ability-sql.js';
import { authorize } from '../access/authorize.js';
import type { Principal } from '../access/principal.js';
import { filterSql, type ListFilters } from '../accounts/list-filter.js';
import { Database } from '../database/database.js';
import { NotFoundError } from '../kernel/errors.js';
import { toSid } from '../kernel/ids.js';
import { decodeInstantCursor, instantKey, type InstantKey } from '../kernel/instant-cursor.js';
import { toPage, type Page, type PageRequest } from '../kernel/page.js';
import type { BusinessProfileView, ProfileMessageView, ProfileView } from './business-profile.views.js';
import {
  findProfile,
  messagesOfCase,
  profilesWithin,
  type ProfileWithAccount,
} from './business-profiles.sql.js';
import { presentProfile } from './present-profile.js';

export interface ProfileFilter {
  /** The id, not the sid. */
  readonly accountId?: string | undefined;
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  readonly friendlyName?: string | undefined;
}

const FILTERS: ListFilters<keyof ProfileFilter> = {
  accountId: (place) => `b.account_id = ${place}`,
  type: (place) => `b.type = ${place}`,
  status: (place) => `b.status = ${place}`,
  friendlyName: (place) => `b.friendly_name = ${place}`,
};

/** The profiles that the caller may see. */
@Injectable()
export class ReadProfiles {
  constructor(private readonly database: Database) {}

  /** Those within the caller's reach, the newest first. */
  async list(by: Principal, filter: ProfileFilter, page: PageRequest): Promise<Page<BusinessProfileView>> {
    const after = page.cursor === undefined ? null : decodeInstantCursor(page.cursor);
    const rows = await this.rows(by, filter, after, page.limit + 1);
    return toPage(rows, page.limit, (row) => instantKey(row.createdAt, row.id), presentProfile);
  }

  /** The rows of such a list after that key, at most so many. */
  rows(
    by: Principal,
    filter: ProfileFilter,
    after: InstantKey | null,
    limit: number,
  ): Promise<readonly ProfileWithAccount[]> {
    const scope = readableSql(abilityOf(by), 'read', 'business_profile', {
      accountId: 'a.id',
      parentId: 'a.parent_id',
    });
    const wanted = filterSql(FILTERS, filter, scope.values.length + 1);
    const values: unknown[] = [...scope.values, ...wanted.values];
    const rest =
      after === null
        ? 'true'
        : `(b.created_at, b.id) < ($${values.push(after.at)}::timestamptz, $${values.push(after.id)}::uuid)`;
    const text = profilesWithin([scope.text, wanted.text, rest], values.push(limit));
    return this.database.list<ProfileWithAccount>(text, values);
  }

  /** One profile with the messages of its review. @throws NotFoundError when it is not within the caller's reach */
  async get(by: Principal, id: string): Promise<ProfileView> {
    const profile = await this.find(by, id);
    return { ...presentProfile(profile), messages: await this.messages(profile.caseId) };
  }

  /** The profile, if the caller may see it. @throws NotFoundError */
  async find(by: Principal, id: string): Promise<ProfileWithAccount> {
    const sid = toSid('businessProfile', id);
    const profile = await this.database.find<ProfileWithAccount>(findProfile(id));
    if (profile === null) throw new NotFoundError('business profile', sid);
    const { accountId, parentId } = profile;
    authorize(abilityOf(by), 'read', 'business_profile', { accountId, parentId }, sid);
    return profile;
  }

  private async messages(caseId: string | null): Promise<readonly ProfileMessageView[]> {
    if (caseId === null) return [];
    const rows = await this.database.query<{
      authorKind: string;
      text: string;
      fields: string[];
      createdAt: Date;
    }>(messagesOfCase(caseId));
    return rows.map(({ authorKind, text, fields, createdAt }) => ({
      from: authorKind === 'customer' ? 'you' : 'team',
      text,
      fields,
      at: createdAt.toISOString(),
    }));
  }
}
