import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Filters of the queue that a person keeps under a name of his own. */
@Entity('saved_views')
export class SavedView {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'staff_id', type: 'uuid' }) staffId!: string;
  @Column({ type: 'text' }) name!: string;
  /** As in the address of the queue, without the cursor. */
  @Column({ type: 'text' }) query!: string;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
}
