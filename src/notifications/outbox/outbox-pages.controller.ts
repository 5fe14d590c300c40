import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { abilityOf } from '../../access/ability.js';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { Pages } from '../../http/pages.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { OUTBOX_STATUSES, OutboxQuery, type OutboxMessageView } from './outbox.dto.js';
import { ReadOutbox } from './read-outbox.js';
import { ReplayMessage } from './replay-message.js';

const HERE = '/admin/outbox';
const LABELS = { dead: 'Gave up', pending: 'Waiting', delivered: 'Delivered' } as const;

/** Where an admin sees which messages gave up, and sends them again. */
@Controller('admin/outbox')
export class OutboxPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly outbox: ReadOutbox,
    private readonly replayMessage: ReplayMessage,
  ) {}

  @Get()
  @Access({ staff: ['read', 'outbox_message'] })
  async show(
    @CallingStaff() reader: StaffPrincipal,
    @Query() query: OutboxQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { status = 'dead', limit, cursor } = query;
    const page = await this.outbox.list(status, { limit, cursor });
    const model = {
      title: 'Messages',
      status,
      tabs: [...OUTBOX_STATUSES].reverse().map((one) => ({
        label: LABELS[one],
        href: `${HERE}?status=${one}`,
        current: one === status,
      })),
      messages: page.items.map(rowOf),
      mayReplay: status === 'dead' && abilityOf(reader).can('manage', 'outbox_message'),
      nextHref: page.nextCursor === null ? null : `${HERE}?status=${status}&cursor=${page.nextCursor}`,
      firstHref: cursor === undefined ? null : `${HERE}?status=${status}`,
    };
    return this.pages.render(request, reply, 'notifications/outbox', model, 'desk');
  }

  @Post(':message/replay')
  @Access({ staff: ['manage', 'outbox_message'] })
  async replay(
    @CallingStaff() by: StaffPrincipal,
    @Param('message', new SidPipe('outbox')) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.replayMessage.replay(by, id);
    this.pages.redirect(request, reply, `${HERE}?status=dead`, { text: 'The message is sent again.' });
  }
}

function rowOf(message: OutboxMessageView): object {
  return {
    ...message,
    what: message.template.replaceAll('-', ' '),
    isHidden: message.payload === null,
    payloadText: message.payload === null ? '' : JSON.stringify(message.payload, null, 2),
  };
}
