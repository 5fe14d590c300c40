import { Controller, Get, Req, Res } from '@nestjs/common';
import { IsOptional } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import { IsOneLine } from '../../http/validators.js';
import { listHref } from '../list-links.js';
import { FindByReference } from './find-by-reference.js';

class SearchQuery {
  @IsOptional() @IsOneLine(1, 200) readonly q?: string;
}

/** The search at the top of every page: a reference opens what it names, anything else is looked for among the accounts. */
@Controller('desk/search')
export class SearchController {
  constructor(
    private readonly pages: Pages,
    private readonly references: FindByReference,
  ) {}

  @Get()
  @Access({ staff: ['read', 'account'] })
  async search(
    @CallingStaff() by: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { q = '' } = await readForm(SearchQuery, request.query);
    const named = q === '' ? null : await this.references.find(by, q);
    this.pages.redirect(request, reply, named ?? listHref('/desk/accounts', { q }));
  }
}
