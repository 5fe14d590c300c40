import { expect, it } from 'vitest';
import { inspectUpload } from '../../../src/cases/evidence/inspect/inspect-upload.js';
import { PAPERS, type Paper } from '../../../src/demonstration/content/papers.js';
import { pdfPage } from '../../../src/demonstration/papers/pdf-page.js';
import { pngPage } from '../../../src/demonstration/papers/png-page.js';

const papers: readonly (readonly [string, Paper])[] = Object.entries(PAPERS);

it.each(papers)('the paper %s is a file that we would take from a customer', async (_, paper) => {
  const bytes = paper.format === 'png' ? pngPage(paper) : pdfPage(paper);

  const inspected = await inspectUpload(bytes, paper.file);

  expect(inspected.contentType).toBe(paper.format === 'png' ? 'image/png' : 'application/pdf');
  expect(inspected.displayName).toBe(paper.file);
});
