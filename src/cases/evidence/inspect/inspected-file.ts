/**
 * Evidence for a request may be a picture or a document (P9): PNG, JPEG, WebP or PDF, up to 10 MB a file.
 * What is not on this list is refused, whatever its name or its sender says it is.
 */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** Every kind of file that is accepted, what people call it, and the endings that fit it; the first one is given when a name has none. */
export const EVIDENCE_TYPES = {
  'image/png': { label: 'a PNG picture', endings: ['png'] },
  'image/jpeg': { label: 'a JPEG picture', endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  'image/webp': { label: 'a WebP picture', endings: ['webp'] },
  'application/pdf': { label: 'a PDF document', endings: ['pdf'] },
} as const;

export type EvidenceType = keyof typeof EVIDENCE_TYPES;
export type PictureType = Exclude<EvidenceType, 'application/pdf'>;

/** A file that was found safe to keep: what it is by its content, and a picture of it that is safe to show. */
export interface InspectedFile {
  readonly contentType: EvidenceType;
  /** Bytes. */
  readonly size: number;
  /** Of the original, 64 hex digits. */
  readonly sha256: string;
  /** The sender's name for it, made harmless; its ending fits the content. */
  readonly displayName: string;
  /** A WebP of at most 1200 pixels a side, encoded anew and without metadata; null for a PDF. */
  readonly preview: Buffer | null;
  /** How many pages a PDF has. */
  readonly pages?: number;
}
