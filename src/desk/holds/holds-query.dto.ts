import { IsIn } from 'class-validator';
import { HOLD_CODE_NAMES, type HoldCode } from '../../holds/hold.codes.js';
import { HOLD_KINDS, HOLD_SOURCES, type HoldKind, type HoldSource } from '../../holds/hold.entity.js';
import { IsOneLine, MayBeLeftOut } from '../../http/validators.js';

/** What the address of the hold list may ask for. Without `state` it shows what is open. */
export class HoldsQuery {
  @MayBeLeftOut() @IsIn(['open', 'released', 'all']) readonly state?: 'open' | 'released' | 'all';
  @MayBeLeftOut() @IsIn(HOLD_KINDS) readonly kind?: HoldKind;
  @MayBeLeftOut() @IsIn(HOLD_CODE_NAMES) readonly code?: HoldCode;
  @MayBeLeftOut() @IsIn(HOLD_SOURCES) readonly source?: HoldSource;
  @MayBeLeftOut() @IsOneLine(1, 200) readonly q?: string;
  @MayBeLeftOut() @IsOneLine(1, 500) readonly cursor?: string;
}
