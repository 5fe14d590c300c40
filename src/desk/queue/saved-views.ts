import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '../../access/principal.js';
import { Database } from '../../database/database.js';
import { columnsOf, insertRow } from '../../database/rows.js';
import { violatesUnique } from '../../database/statement.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../kernel/clock.js';
import { ConflictError, InvalidError } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { SavedView } from './saved-view.entity.js';

/** More than fit beside the tabs are no help. */
const MOST_VIEWS = 12;

/** The filters that each person keeps for himself. Nothing of the matter changes, so the audit trail does not name them. */
@Injectable()
export class SavedViews {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Those of this person, by name. */
  list(by: StaffPrincipal): Promise<readonly SavedView[]> {
    return this.database.query<SavedView>({
      name: 'saved-views',
      text: `SELECT ${columnsOf(SavedView, 'v')} FROM saved_views v WHERE v.staff_id = $1 ORDER BY lower(v.name), v.id LIMIT ${MOST_VIEWS}`,
      values: [by.staff.id],
    });
  }

  /** @throws InvalidError without a filter, ConflictError `name_taken`, `too_many_views` */
  async save(by: StaffPrincipal, name: string, query: string): Promise<void> {
    if (query === '')
      throw InvalidError.field('name', 'nothing_filtered', 'Filter the queue first, then save the view.');
    if ((await this.list(by)).length >= MOST_VIEWS)
      throw new ConflictError(
        'too_many_views',
        `You keep ${MOST_VIEWS} views. Remove one before you save another.`,
      );
    const at = this.clock.now();
    const view: SavedView = { id: newId(at), staffId: by.staff.id, name, query, createdAt: at };
    try {
      await this.unitOfWork.run((tx) => Promise.resolve(tx.write(insertRow(SavedView, view))));
    } catch (error) {
      if (!violatesUnique(error, 'saved_views_staff_id_name_key')) throw error;
      throw new ConflictError(
        'name_taken',
        `You have a view called "${name}". Give this one another name, or remove that one.`,
      );
    }
  }

  /** Removes a view of this person; one that is gone already, or another's, stays as it is. */
  async remove(by: StaffPrincipal, id: string): Promise<void> {
    await this.database.query({
      name: 'remove-saved-view',
      text: `DELETE FROM saved_views WHERE id = $1 AND staff_id = $2`,
      values: [id, by.staff.id],
    });
  }
}
