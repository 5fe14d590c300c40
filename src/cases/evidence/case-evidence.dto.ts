import { IsIn, ValidateIf } from 'class-validator';
import { IsPlainText, IsSid, IsWebAddress, MayBeLeftOut } from '../../http/validators.js';
import { EVIDENCE_KINDS, type EvidenceKind } from './evidence-kinds.js';

/** One piece of evidence: of a kind, and either a link or an uploaded file. */
export class CaseEvidenceDto {
  @IsIn(EVIDENCE_KINDS, { message: `The kind is one of: ${EVIDENCE_KINDS.join(', ')}.` })
  readonly kind!: EvidenceKind;

  @ValidateIf((evidence: CaseEvidenceDto) => evidence.file === undefined || evidence.url !== undefined)
  @IsWebAddress({
    message: 'Give a link that begins with https:// or http://, or the sid of an uploaded file.',
  })
  readonly url?: string;

  @MayBeLeftOut()
  @IsSid('evidence')
  readonly file?: string;

  @MayBeLeftOut()
  @IsPlainText(1, 500)
  readonly note?: string;
}
