import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { IsInstant } from '../../http/instant.validator.js';
import { IsSid } from '../../http/validators.js';
import { EVIDENCE_KINDS, type EvidenceKind } from './evidence-kinds.js';
import { EVIDENCE_TYPES, type EvidenceType } from './inspect/inspected-file.js';
import type { PresentedEvidence, PresentedFile } from './list-case-evidence.js';

export class AttachedFileView implements PresentedFile {
  @IsSid('evidence') readonly sid!: string;
  @IsString() readonly name!: string;
  @IsIn(Object.keys(EVIDENCE_TYPES)) readonly contentType!: EvidenceType;
  /** Bytes. */
  @IsInt() readonly size!: number;
  @IsOptional() @IsInt() readonly pages!: number | null;
  @IsBoolean() readonly hasPreview!: boolean;
}

/** One piece of evidence on a case: a link or a file. */
export class CaseEvidenceView implements PresentedEvidence {
  @IsIn(EVIDENCE_KINDS) readonly kind!: EvidenceKind;
  @IsString() readonly kindLabel!: string;
  @IsOptional() @IsString() readonly url!: string | null;
  @IsOptional() @ValidateNested() @Type(() => AttachedFileView) readonly file!: AttachedFileView | null;
  @IsOptional() @IsString() readonly note!: string | null;
  /** The message that it came with; null when it came with the request itself. */
  @IsOptional() @IsSid('message') readonly messageId!: string | null;
  @IsInstant() readonly createdAt!: Date;
}
