import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { ClaimNext } from '../../cases/claim-next.js';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import { toSid } from '../../kernel/ids.js';
import { NextForm } from './next-form.dto.js';
import { QueuePage } from './queue-page.js';
import { QueueQuery, queueHref, queueSearch } from './queue-query.dto.js';
import { RemoveViewForm, SaveViewForm } from './saved-view.dto.js';
import { SavedViews } from './saved-views.js';

/** The queue: what waits, in the order in which it is handed out. */
@Controller('desk')
export class QueueController {
  constructor(
    private readonly pages: Pages,
    private readonly queue: QueuePage,
    private readonly nextCases: ClaimNext,
    private readonly views: SavedViews,
  ) {}

  @Get()
  @Access({ staff: ['read', 'case'] })
  async show(
    @CallingStaff() by: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const query = await readForm(QueueQuery, request.query);
    return this.pages.render(request, reply, 'desk/queue', await this.queue.present(by, query), 'desk');
  }

  /** Hands out the next case and shows it; when there is none, the queue says so. */
  @Post('next')
  @Access({ staff: ['work', 'case'] })
  async next(
    @CallingStaff() by: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { type } = await readForm(NextForm, request.body);
    const id = await this.nextCases.claimNext(by, type);
    if (id !== null) this.pages.redirect(request, reply, `/desk/cases/${toSid('case', id)}`);
    else
      this.pages.redirect(request, reply, queueHref(type === undefined ? '' : `type=${type}`), {
        text: 'Nothing waits for you: every case that you may decide is claimed or decided.',
        tone: 'info',
      });
  }

  @Post('views')
  @Access({ staff: ['read', 'case'] })
  async saveView(
    @CallingStaff() by: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const model = () => this.queue.present(by, new QueueQuery());
    return this.pages.submit(request, reply, { view: 'desk/queue', layout: 'desk', model }, async () => {
      const { name, ...query } = await readForm(SaveViewForm, request.body);
      const search = queueSearch(query);
      await this.views.save(by, name, search);
      return { path: queueHref(search), flash: { text: `"${name}" is kept beside the tabs.` } };
    });
  }

  @Post('views/remove')
  @Access({ staff: ['read', 'case'] })
  async removeView(
    @CallingStaff() by: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { view } = await readForm(RemoveViewForm, request.body);
    await this.views.remove(by, view);
    this.pages.redirect(request, reply, '/desk', { text: 'The view is removed.' });
  }
}
