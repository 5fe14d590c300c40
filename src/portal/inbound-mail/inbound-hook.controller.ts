import { Controller, HttpCode, Post } from '@nestjs/common';
import { Access } from '../../access/access.decorator.js';
import { Answers, Summary, TakesBody } from '../../http/openapi/answers.decorator.js';
import { RAW_MAIL } from '../../http/takes-mail.js';
import { RawMail, TakesSignedMail } from './inbound-mail.guard.js';
import { presentReceived, ReceivedMailView } from './inbound-mail.views.js';
import { ReceiveMail } from './receive-mail.js';

/** Where mail providers post the mail that came for us; the signature says who they are. */
@Controller('api/inbound-mail')
@Access({ public: true })
export class InboundHookController {
  constructor(private readonly receiving: ReceiveMail) {}

  @Post()
  @HttpCode(202)
  @TakesSignedMail()
  @TakesBody(RAW_MAIL, { type: 'string', format: 'binary' })
  @Answers(ReceivedMailView)
  @Summary(
    'Takes one mail as it came, up to 25 MB, signed by X-Inbound-Signature; the same mail again changes nothing',
  )
  async take(@RawMail() raw: Buffer): Promise<ReceivedMailView> {
    return presentReceived(await this.receiving.receive(raw, { from: null, to: [] }, 'http'));
  }
}
