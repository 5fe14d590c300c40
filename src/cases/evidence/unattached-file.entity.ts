import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A watch over files that hang on no case yet: they are removed when that is still so at `removeAt`. */
@Entity('unattached_files')
export class UnattachedFile {
  @PrimaryColumn({ name: 'evidence_id', type: 'uuid' }) evidenceId!: string;
  @Column({ name: 'storage_keys', type: 'text', array: true }) storageKeys!: string[];
  @Column({ name: 'remove_at', type: 'timestamptz' }) removeAt!: Date;
}
