/** A rollup has 200 to 400 bytes; what is longer than this is no rollup. */
export const LONGEST_LINE = 8192;

const NEWLINE = 10;

/** What is done with each line: its number from 1, and its text, null when it is too long. */
export type TakeLine = (number: number, text: string | null) => void;

/**
 * Cuts chunks of bytes into lines. Of a line that is not finished it keeps at most `LONGEST_LINE` bytes, so a line without end
 * costs no memory. Bytes become characters one by one (Latin-1): whatever is not ASCII is refused in any field of a rollup.
 */
export class LineSplitter {
  private number = 0;
  private unfinished = '';
  private isTooLong = false;

  /** Hands over every line that ends in this chunk; blank ones count, but are not handed over. */
  push(chunk: Buffer, take: TakeLine): void {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      this.grow(chunk, start, end);
      this.finish(take);
      start = end + 1;
    }
    this.grow(chunk, start, chunk.length);
  }

  /** Hands over the last line, which need not end in a newline. */
  end(take: TakeLine): void {
    if (this.unfinished !== '' || this.isTooLong) this.finish(take);
  }

  private grow(chunk: Buffer, start: number, end: number): void {
    if (this.isTooLong || start === end) return;
    if (this.unfinished.length + end - start > LONGEST_LINE) {
      this.isTooLong = true;
      this.unfinished = '';
    } else {
      const text = chunk.toString('latin1', start, end);
      this.unfinished = this.unfinished === '' ? text : this.unfinished + text;
    }
  }

  private finish(take: TakeLine): void {
    this.number += 1;
    const text = this.unfinished;
    if (this.isTooLong) take(this.number, null);
    else if (text !== '' && text !== '\r') take(this.number, text);
    this.unfinished = '';
    this.isTooLong = false;
  }
}
