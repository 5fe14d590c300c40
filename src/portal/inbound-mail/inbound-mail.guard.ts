import { createHash } from 'node:crypto';
import {
  createParamDecorator,
  Inject,
  Injectable,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../config/config.js';
import { HttpRefusal } from '../../http/http-refusal.js';
import { isMail } from '../../http/takes-mail.js';
import { isSignedBy, readHookSignature } from '../../integrations/inbound-mail/hook-signature.js';
import {
  MailRoomFullError,
  MAX_MAIL_BYTES,
  refuseMail,
} from '../../integrations/inbound-mail/mail-refusals.js';
import { MailRoom, type GatheredMail } from '../../integrations/inbound-mail/mail-room.js';
import { NotFoundError } from '../../kernel/errors.js';

interface MailRequest extends FastifyRequest {
  mail?: Buffer;
}

/**
 * Lets only mail in that the provider has signed. The signature's form and time are looked at before the body is read, and the
 * body's hash takes its place for the idempotency key.
 */
@Injectable()
export class InboundMailGuard implements CanActivate {
  constructor(
    private readonly room: MailRoom,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<MailRequest>();
    const { secret } = this.config.inboundMail;
    if (secret === null) throw new NotFoundError('page or resource');
    // Compared with the provider's clock, so it is the machine's time, not the program's.
    const signature = readHookSignature(request.headers['x-inbound-signature'], new Date());
    if (signature === null) throw unsigned();
    if (!isMail(request)) throw notMail();
    if (Number(request.headers['content-length'] ?? 0) > MAX_MAIL_BYTES) throw refuseMail('mail_too_large');
    const { raw, leave } = await this.gather(request);
    context.switchToHttp().getResponse<FastifyReply>().raw.once('close', leave);
    if (!isSignedBy(signature, raw, secret)) throw unsigned();
    request.mail = raw;
    request.body = { sha256: createHash('sha256').update(raw).digest('hex') };
    return true;
  }

  private async gather({ raw }: FastifyRequest): Promise<GatheredMail> {
    try {
      return await this.room.gather(raw);
    } catch (error) {
      raw.resume(); // what is still to come is let run out, else the answer would wait behind it
      throw error instanceof MailRoomFullError ? roomFull(error) : error;
    }
  }
}

function unsigned(): HttpRefusal {
  return new HttpRefusal(
    401,
    'signature_invalid',
    'Sign the mail: X-Inbound-Signature: t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">, not older than 5 minutes.',
  );
}

function notMail(): HttpRefusal {
  return new HttpRefusal(
    415,
    'media_type_unsupported',
    'Send the mail as it came, with Content-Type: message/rfc822.',
  );
}

function roomFull({ message }: MailRoomFullError): HttpRefusal {
  return new HttpRefusal(503, 'mail_room_full', message, { 'Retry-After': '60' });
}

/** A route that takes one signed mail. */
export const TakesSignedMail = () => UseGuards(InboundMailGuard);

/** The mail as it came, as a handler's argument. */
export const RawMail = createParamDecorator((_: unknown, context: ExecutionContext): Buffer => {
  const { mail } = context.switchToHttp().getRequest<MailRequest>();
  if (mail === undefined) throw new Error('@RawMail on a route without @TakesSignedMail.');
  return mail;
});
