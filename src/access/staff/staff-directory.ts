import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { columnsOf } from '../../database/rows.js';
import type { Statement } from '../../database/statement.js';
import type { Tx } from '../../database/tx.js';
import { NotFoundError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import { decodeInstantCursor, instantKey } from '../../kernel/instant-cursor.js';
import { toPage, type Page, type PageRequest } from '../../kernel/page.js';
import { presentStaff } from './present-staff.js';
import type { StaffView } from './staff.views.js';
import { Staff } from '../staff.entity.js';

/** Who works here. */
@Injectable()
export class StaffDirectory {
  constructor(private readonly database: Database) {}

  /** Everybody, disabled people too, the newest first. */
  async list({ limit, cursor }: PageRequest): Promise<Page<StaffView>> {
    const { at, id } = cursor === undefined ? FIRST_PAGE : decodeInstantCursor(cursor);
    const rows = await this.database.query<Staff>(staffPage(at, id, limit + 1));
    return toPage(rows, limit, (row) => instantKey(row.createdAt, row.id), presentStaff);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<Staff> {
    const row = await this.database.find<Staff>(staffById(id));
    if (row === null) throw new NotFoundError('staff member', toSid('staff', id));
    return row;
  }

  /** The row, locked for a change. @throws NotFoundError */
  async lock(tx: Tx, id: string): Promise<Staff> {
    const [row] = await tx.query<Staff>(lockedStaffById(id));
    if (row === undefined) throw new NotFoundError('staff member', toSid('staff', id));
    return row;
  }
}

/** Later than everything. */
const FIRST_PAGE = { at: new Date('9999-12-31T23:59:59Z'), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** For `GET /api/staff` and the page of the staff: some hundred people at most, so no index of its own. */
function staffPage(beforeAt: Date, beforeId: string, limit: number): Statement {
  return {
    name: 'staff-page',
    text: `SELECT ${columnsOf(Staff, 's')} FROM staff s WHERE (s.created_at, s.id) < ($1::timestamptz, $2::uuid)
           ORDER BY s.created_at DESC, s.id DESC LIMIT $3`,
    values: [beforeAt, beforeId, limit],
  };
}

function staffById(id: string): Statement {
  return {
    name: 'staff-by-id',
    text: `SELECT ${columnsOf(Staff, 's')} FROM staff s WHERE s.id = $1`,
    values: [id],
  };
}

function lockedStaffById(id: string): Statement {
  return {
    name: 'locked-staff-by-id',
    text: `SELECT ${columnsOf(Staff, 's')} FROM staff s WHERE s.id = $1 FOR UPDATE`,
    values: [id],
  };
}

/** Nobody has two entries: the e-mail is unique whatever its capitals. */
export function staffByEmail(email: string): Statement {
  return {
    name: 'staff-by-email',
    text: `SELECT ${columnsOf(Staff, 's')} FROM staff s WHERE lower(s.email) = lower($1)`,
    values: [email],
  };
}

/** The row of somebody who may come in: not disabled. */
export function activeStaffById(id: string): Statement {
  return {
    name: 'active-staff-by-id',
    text: `SELECT ${columnsOf(Staff, 's')} FROM staff s WHERE s.id = $1 AND s.disabled_at IS NULL`,
    values: [id],
  };
}
