import { createHash } from 'node:crypto';
import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access, Caller } from '../../access/access.decorator.js';
import type { Principal } from '../../access/principal.js';
import { Answers, Summary } from '../../http/openapi/answers.decorator.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { canonicalJson } from '../../kernel/canonical-json.js';
import { PermissionMatrixView } from './matrix.dto.js';
import { ReadMatrix } from './read-matrix.js';

/** What an account may do, all at once, for whoever keeps it until the webhook `permissions.changed` comes. */
@Controller('api/accounts/:account/permissions')
export class MatrixController {
  constructor(private readonly matrix: ReadMatrix) {}

  @Get()
  @Answers(PermissionMatrixView)
  @Summary('The whole matrix of what an account may do, with an ETag: 304 while nothing has changed')
  @Access({ platform: true, customer: true, staff: ['read', 'account'] })
  async get(
    @Caller() reader: Principal,
    @Param('account', new SidPipe('account')) id: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PermissionMatrixView | undefined> {
    const matrix = await this.matrix.of(reader, id);
    const etag = etagOf(matrix);
    void reply.header('etag', etag).header('cache-control', 'private, no-cache');
    if (!isKnown(known, etag)) return matrix;
    void reply.status(304);
    return undefined;
  }
}

/** The same for the same matrix, on every process. */
function etagOf(matrix: PermissionMatrixView): string {
  return `"${createHash('sha256').update(canonicalJson(matrix)).digest('base64url').slice(0, 32)}"`;
}

/** RFC 9110, 13.1.2: a list of tags, compared weakly, or `*`. */
function isKnown(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
