import { refuseFile } from '../file-refusals.js';
import { isActive } from './pdf-active-names.js';
import { PDF_LIMITS } from './pdf-limits.js';
import { nameAt, numberAt, type PdfDictionary } from './pdf-value.js';

/** What is counted and noticed while the objects of one document are read, wherever in it they stand. */
export class PdfCensus {
  private readonly pageNumbers = new Set<string>();
  private objects = 0;
  private active: string | null = null;
  private encrypted = false;

  /** Later versions of a page have the same number as the first and count once. */
  get pages(): number {
    return this.pageNumbers.size;
  }

  readonly noticeName = (name: string, isKey: boolean): void => {
    if (this.active === null && isActive(name, isKey)) this.active = name;
  };

  /** @param number the object's number as written; any text that tells it from others will do */
  noticeDictionary(dictionary: PdfDictionary, number: string): void {
    const type = nameAt(dictionary, 'Type');
    if (dictionary.has('Encrypt')) this.encrypted = true;
    if (type === 'Page') this.pageNumbers.add(number);
    const claimed = type === 'Pages' ? (numberAt(dictionary, 'Count') ?? 0) : 0;
    const pages = Math.max(this.pages, claimed);
    if (pages > PDF_LIMITS.pages) throw refuseFile('file_bomb', { pages });
    const pixels = (numberAt(dictionary, 'Width') ?? 0) * (numberAt(dictionary, 'Height') ?? 0);
    if (pixels > PDF_LIMITS.picturePixels) throw refuseFile('file_bomb', { pixels });
  }

  countObject(): void {
    this.objects += 1;
    if (this.objects > PDF_LIMITS.objects) throw refuseFile('file_bomb', { objects: this.objects });
  }

  /** An encrypted document hides its texts and packed objects, so it is refused before anything is unpacked. */
  assertOpen(): void {
    if (this.encrypted) throw refuseFile('file_encrypted');
  }

  assertPassive(): void {
    if (this.active !== null) throw refuseFile('file_active_content', { found: this.active });
  }
}
