import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { Answers, Summary } from '../../http/openapi/answers.decorator.js';
import { SidPipe } from '../../http/sid.pipe.js';
import type { Page } from '../../kernel/page.js';
import { OutboxMessageView, OutboxQuery } from './outbox.dto.js';
import { ReadOutbox } from './read-outbox.js';
import { ReplayMessage } from './replay-message.js';

const MESSAGE = new SidPipe('outbox');

/** The promises to the outside world, for admins: above all those that gave up. */
@Controller('api/outbox')
export class OutboxController {
  constructor(
    private readonly outbox: ReadOutbox,
    private readonly replayMessage: ReplayMessage,
  ) {}

  @Get()
  @Access({ staff: ['read', 'outbox_message'] })
  @Answers(OutboxMessageView, { list: true })
  @Summary('Lists messages, the newest first; ?status=dead for those that gave up')
  list(@Query() { status, ...page }: OutboxQuery): Promise<Page<OutboxMessageView>> {
    return this.outbox.list(status, page);
  }

  @Get(':message')
  @Access({ staff: ['read', 'outbox_message'] })
  @Answers(OutboxMessageView)
  @Summary('Gives one message')
  get(@Param('message', MESSAGE) id: string): Promise<OutboxMessageView> {
    return this.outbox.get(id);
  }

  @Post(':message/replay')
  @HttpCode(200)
  @Access({ staff: ['manage', 'outbox_message'] })
  @Answers(OutboxMessageView)
  @Summary('Sends a message that gave up again')
  async replay(
    @CallingStaff() by: StaffPrincipal,
    @Param('message', MESSAGE) id: string,
  ): Promise<OutboxMessageView> {
    await this.replayMessage.replay(by, id);
    return this.outbox.get(id);
  }
}
