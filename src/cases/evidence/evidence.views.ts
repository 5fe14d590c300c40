import { IsIn, IsInt, IsOptional, IsString } from 'class-validator';
import { IsSid } from '../../http/validators.js';
import { toSid } from '../../kernel/ids.js';
import type { Evidence } from './evidence.entity.js';
import { EVIDENCE_TYPES, type EvidenceType } from './inspect/inspected-file.js';

/** An uploaded file as its sender is told of it. */
export class EvidenceView {
  @IsSid('evidence') readonly sid!: string;
  /** Of the file as it was sent, 64 hex digits. */
  @IsString() readonly sha256!: string;
  @IsIn(Object.keys(EVIDENCE_TYPES)) readonly contentType!: EvidenceType;
  /** Bytes. */
  @IsInt() readonly size!: number;
  /** The sender's name for it, made harmless. */
  @IsString() readonly name!: string;
  /** Of a document; null for a picture. */
  @IsOptional() @IsInt() readonly pages!: number | null;
}

export function presentEvidence(row: Evidence): EvidenceView {
  return {
    sid: toSid('evidence', row.id),
    sha256: row.sha256.toString('hex'),
    contentType: row.contentType,
    size: row.size,
    name: row.originalName,
    pages: row.pages,
  };
}
