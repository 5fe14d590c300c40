import { deflateSync } from 'node:zlib';

/** Content of an object: the text between `obj` and `endobj`, or bytes made by `aStream`. */
export type PdfObject = string | Buffer;

export interface PdfParts {
  /** Objects besides catalog (1), page list (2), page (3) and its content (4); numbered from 5. */
  readonly more?: readonly PdfObject[];
  /** Further entries of the catalog, such as `/OpenAction 5 0 R`. */
  readonly catalog?: string;
  readonly page?: string;
  readonly trailer?: string;
  /** Pages besides the first. */
  readonly morePages?: number;
}

/** A whole, valid PDF of one page with a table of its objects, as small as one can be written by hand. */
export function aPdf(parts: PdfParts = {}): Buffer {
  const extra = parts.more ?? [];
  const morePages = Array.from({ length: parts.morePages ?? 0 }, () => aPage(''));
  const firstMore = 5 + extra.length;
  const kids = ['3 0 R', ...morePages.map((_, index) => `${firstMore + index} 0 R`)];
  const objects: PdfObject[] = [
    `<< /Type /Catalog /Pages 2 0 R ${parts.catalog ?? ''} >>`,
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`,
    aPage(`/Contents 4 0 R ${parts.page ?? ''}`),
    aStream('', Buffer.from('BT /F1 12 Tf 72 720 Td (Certificate of incorporation) Tj ET')),
    ...extra,
    ...morePages,
  ];
  return assemble(objects, parts.trailer ?? '');
}

function aPage(entries: string): string {
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] ${entries} >>`;
}

function assemble(objects: readonly PdfObject[], trailer: string): Buffer {
  const pieces: Buffer[] = [];
  const places: number[] = [];
  let length = 0;
  const write = (piece: PdfObject) => {
    const bytes = Buffer.isBuffer(piece) ? piece : Buffer.from(piece, 'latin1');
    pieces.push(bytes);
    length += bytes.length;
  };
  write('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  objects.forEach((object, index) => {
    places.push(length);
    write(`${index + 1} 0 obj\n`);
    write(object);
    write('\nendobj\n');
  });
  const table = length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  write(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`);
  write(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(pieces);
}

/** A stream whose bytes are written as they are. */
export function aStream(entries: string, content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${content.length} >>\nstream\n`, 'latin1'),
    content,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

/** A stream packed by zlib. */
export function aPackedStream(entries: string, content: Buffer): Buffer {
  return aStream(`${entries} /Filter /FlateDecode`, deflateSync(content));
}

/** The content of an object stream: the numbers and places of its objects, then the objects. */
export function packObjects(objects: Readonly<Record<number, string>>): {
  first: number;
  n: number;
  content: Buffer;
} {
  let place = 0;
  const header = Object.entries(objects).map(([number, text]) => {
    const entry = `${number} ${place}`;
    place += text.length + 1;
    return entry;
  });
  const head = `${header.join(' ')} `;
  const body = Object.values(objects)
    .map((text) => `${text} `)
    .join('');
  return { first: head.length, n: header.length, content: Buffer.from(head + body, 'latin1') };
}

/** Objects packed into a stream, as most programs of today write them. */
export function anObjectStream(objects: Readonly<Record<number, string>>, type = '/Type /ObjStm'): Buffer {
  const { first, n, content } = packObjects(objects);
  return aPackedStream(`${type} /N ${n} /First ${first}`, content);
}

/**
 * zlib data of `packedLength` bytes that unpack to about a thousand times as much, made without unpacking them:
 * one block of packed zeros that ends on a whole byte is repeated.
 */
export function aZeroBomb(zeroBlock: Buffer, packedLength: number): Buffer {
  const times = Math.floor(packedLength / zeroBlock.length);
  return Buffer.concat([Buffer.from([0x78, 0xda]), ...Array.from({ length: times }, () => zeroBlock)]);
}
