/** What a PDF is made of (ISO 32000-1, 7.3). Only what the inspection asks for is kept: texts are passed over. */
export type PdfValue =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'dictionary'; readonly entries: PdfDictionary }
  /** The first items only; `length` says how many there are. */
  | { readonly kind: 'array'; readonly items: readonly PdfValue[]; readonly length: number }
  | { readonly kind: 'reference' }
  | { readonly kind: 'text' }
  | { readonly kind: 'word'; readonly word: string };

export type PdfDictionary = ReadonlyMap<string, PdfValue>;

/** The name under the key, such as `Page` under `Type`; null when there is none or it is something else. */
export function nameAt(dictionary: PdfDictionary, key: string): string | null {
  const value = dictionary.get(key);
  return value?.kind === 'name' ? value.name : null;
}

/** The number under the key, or null. */
export function numberAt(dictionary: PdfDictionary, key: string): number | null {
  const value = dictionary.get(key);
  return value?.kind === 'number' && Number.isFinite(value.value) ? value.value : null;
}

/** The entries of a value that is a dictionary, or null. */
export function asDictionary(value: PdfValue | null): PdfDictionary | null {
  return value?.kind === 'dictionary' ? value.entries : null;
}
