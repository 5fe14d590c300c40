import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { OpenedEvidence } from './open-evidence.js';

/**
 * What every file of a stranger is sent with: the browser must not guess what it is, must not run anything of it should it
 * come to be shown, must not let another site embed it, and must not leave it in a cache that others read.
 */
const STRICT = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
};

/** The original: always a download, never shown in the page, kept by no cache. */
export function sendOriginal(reply: FastifyReply, { evidence, content }: OpenedEvidence): StreamableFile {
  const { contentType, size, originalName } = evidence;
  return sendDownload(reply, { content, type: contentType, size, name: originalName });
}

/** Whatever came from a stranger, to be kept by the reader under that name. `size` in bytes. */
export function sendDownload(
  reply: FastifyReply,
  file: { readonly content: Readable; readonly type: string; readonly size: number; readonly name: string },
): StreamableFile {
  void reply.headers({ ...STRICT, 'cache-control': 'private, no-store' });
  return new StreamableFile(file.content, {
    type: file.type,
    length: file.size,
    disposition: attachmentNamed(file.name),
  });
}

/** The preview, which we have drawn ourselves: an image in the page. The reader's own browser may keep it for five minutes. */
export function sendPreview(reply: FastifyReply, { content }: OpenedEvidence): StreamableFile {
  void reply.headers({ ...STRICT, 'cache-control': 'private, max-age=300' });
  return new StreamableFile(content, { type: 'image/webp', disposition: 'inline; filename="preview.webp"' });
}

/** `Content-Disposition` with the name twice: in ASCII for old programs, in UTF-8 (RFC 5987) for all others. */
export function attachmentNamed(name: string): string {
  const ascii = name.replaceAll(/[^\w .()-]/g, '_');
  const utf8 = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}
