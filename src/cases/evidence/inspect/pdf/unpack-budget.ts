import { refuseFile } from '../file-refusals.js';
import { PDF_LIMITS } from './pdf-limits.js';

/** How many bytes the streams of one document may still unpack to, all together. */
export class UnpackBudget {
  private spent = 0;

  /** The most that the next stream may unpack to. */
  get next(): number {
    return Math.min(PDF_LIMITS.unpackedStream, PDF_LIMITS.unpackedTotal - this.spent);
  }

  /** Takes what a stream unpacked to. @throws InvalidError `file_bomb` when it was more than it might */
  take(length: number): void {
    if (length > this.next) throw refuseFile('file_bomb', { unpacksTo: this.spent + length });
    this.spent += length;
  }
}
