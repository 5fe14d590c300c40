import type { Paper } from '../content/papers.js';

/** A document of one page in Helvetica, which every reader has: the title, and the lines below it. ASCII only. */
export function pdfPage({ title, lines }: Pick<Paper, 'title' | 'lines'>): Buffer {
  const shown = [
    `/F1 22 Tf 72 740 Td (${escaped(title)}) Tj`,
    `/F1 13 Tf 0 -40 Td`,
    ...lines.map((line) => `(${escaped(line)}) Tj 0 -24 Td`),
  ];
  const drawing = `BT ${shown.join('\n')} ET`;
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\()]/g, (sign) => `\\${sign}`);
}

/** The objects, and the table that says where each begins. */
function assemble(objects: readonly string[]): Buffer {
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
