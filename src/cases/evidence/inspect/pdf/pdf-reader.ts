import { refuseFile } from '../file-refusals.js';
import { CHAR, isBlank, isRegular } from './pdf-characters.js';
import { PDF_LIMITS } from './pdf-limits.js';
import type { PdfValue } from './pdf-value.js';

/** The bytes do not follow the grammar; whether that matters is for the caller to say. */
export class PdfGrammarError extends Error {}

/** Words that end an object: met inside a value, they show that it was never closed. */
const STRUCTURE = new Set(['obj', 'endobj', 'stream', 'endstream', 'xref', 'trailer', 'startxref']);
const KEPT_ITEMS = 16;
const LONGEST_NUMBER = 40;
const TEXT: PdfValue = { kind: 'text' };
const REFERENCE: PdfValue = { kind: 'reference' };

/** Reads values from bytes that a stranger wrote. Every name that it meets is reported, also those of values that are broken off later. */
export class PdfReader {
  constructor(
    private readonly bytes: Buffer,
    /** Where the next value is looked for; after reading, the end of the last one. */
    public at: number,
    private readonly onName: (name: string, isKey: boolean) => void,
  ) {}

  /** The next value; null where there is none, at a stray bracket or the end. @throws PdfGrammarError, InvalidError `file_bomb` */
  read(depth = 0): PdfValue | null {
    if (depth > PDF_LIMITS.nesting) throw refuseFile('file_bomb', { nesting: depth });
    this.skipBlank();
    const byte = this.bytes[this.at];
    if (byte === CHAR.slash) return { kind: 'name', name: this.readName(false) };
    if (byte === CHAR.open) return this.skipText();
    if (byte === CHAR.openArray) return this.readArray(depth);
    if (byte === CHAR.less && this.bytes[this.at + 1] === CHAR.less) return this.readDictionary(depth);
    if (byte === CHAR.less) return this.skipHexText();
    if (isRegular(byte)) return this.readWord();
    return null;
  }

  /** Passes over white space and comments. */
  skipBlank(): void {
    for (;;) {
      while (isBlank(this.bytes[this.at])) this.at += 1;
      if (this.bytes[this.at] !== CHAR.percent) return;
      while (this.at < this.bytes.length && !isLineEnd(this.bytes[this.at])) this.at += 1;
    }
  }

  private readArray(depth: number): PdfValue {
    this.at += 1;
    const items: PdfValue[] = [];
    for (let length = 0; ; length += 1) {
      const item = this.readInside(depth);
      if (item === null) {
        this.expect(CHAR.closeArray);
        return { kind: 'array', items, length };
      }
      if (items.length < KEPT_ITEMS) items.push(item);
    }
  }

  private readDictionary(depth: number): PdfValue {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipBlank();
      if (this.bytes[this.at] === CHAR.slash) this.readEntry(entries, depth);
      else if (this.readInside(depth) === null) break;
    }
    this.expect(CHAR.greater);
    this.expect(CHAR.greater);
    return { kind: 'dictionary', entries };
  }

  private readEntry(entries: Map<string, PdfValue>, depth: number): void {
    const key = this.readName(true);
    const value = this.readInside(depth);
    if (value === null) return;
    // Two programs would read two different streams.
    if (key === 'Filter' && entries.has(key)) throw refuseFile('file_unreadable', { because: 'two filters' });
    entries.set(key, value.kind === 'number' && this.skipReference() ? REFERENCE : value);
    if (entries.size > PDF_LIMITS.keys) throw refuseFile('file_bomb', { keys: entries.size });
  }

  private readInside(depth: number): PdfValue | null {
    const value = this.read(depth + 1);
    if (value?.kind === 'word' && STRUCTURE.has(value.word))
      throw new PdfGrammarError(`${value.word} inside`);
    return value;
  }

  /** After a number: whether a `0 R` follows, which made it a reference; it is passed over then. */
  private skipReference(): boolean {
    const before = this.at;
    this.skipBlank();
    const generation = this.readRegular();
    this.skipBlank();
    if (/^\d{1,5}$/.test(generation) && this.readRegular() === 'R') return true;
    this.at = before;
    return false;
  }

  /** A name with its `#xx` resolved, so that `/J#61vaScript` is called by what it means. */
  private readName(isKey: boolean): string {
    this.at += 1;
    const name = this.readRegular().replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
    this.onName(name, isKey);
    return name;
  }

  private readWord(): PdfValue {
    const word = this.readRegular();
    const isNumber = word.length <= LONGEST_NUMBER && /^[+-]?\d*\.?\d*$/.test(word);
    return isNumber ? { kind: 'number', value: Number(word) } : { kind: 'word', word };
  }

  private readRegular(): string {
    const start = this.at;
    while (isRegular(this.bytes[this.at])) this.at += 1;
    return this.bytes.toString('latin1', start, this.at);
  }

  private skipText(): PdfValue {
    let open = 0;
    for (; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at];
      if (byte === CHAR.backslash) this.at += 1;
      else if (byte === CHAR.open) open += 1;
      else if (byte === CHAR.close) open -= 1;
      if (open === 0) {
        this.at += 1;
        return TEXT;
      }
    }
    throw new PdfGrammarError('text without an end');
  }

  private skipHexText(): PdfValue {
    const end = this.bytes.indexOf(CHAR.greater, this.at);
    this.at = end === -1 ? this.bytes.length : end + 1;
    if (end === -1) throw new PdfGrammarError('text without an end');
    return TEXT;
  }

  private expect(byte: number): void {
    if (this.bytes[this.at] !== byte) throw new PdfGrammarError('bracket without an end');
    this.at += 1;
  }
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === CHAR.lineFeed || byte === CHAR.carriageReturn;
}
