import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { SmsSender } from '../integrations/sms/sms-sender.js';
import { VoiceCaller } from '../integrations/voice/voice-caller.js';
import { InvalidError } from '../kernel/errors.js';
import { WritePhoneCode, type WrittenCode } from '../outbound-permissions/phone-codes/write-phone-code.js';
import { messageIdOf } from './message-id.js';
import type { ClaimedMessage } from './outbox/outbox.sql.js';

/** How often a call says its text. */
const TIMES = 2;

/** Sends a text message, or calls. The digits of a code are put in here, at the last moment: no row ever holds them. */
@Injectable()
export class SendPhoneMessage {
  constructor(
    private readonly sms: SmsSender,
    private readonly voice: VoiceCaller,
    private readonly phoneCode: WritePhoneCode,
    @Inject(CONFIG) private readonly config: Pick<Config, 'mailFrom'>,
  ) {}

  /** @throws InvalidError, PhoneDeliveryError */
  async run(message: ClaimedMessage): Promise<void> {
    const { id, channel, recipient: to } = message;
    const { text, speech } = await this.wordsOf(message);
    const messageId = messageIdOf(id, this.config);
    if (channel === 'voice') await this.voice.say({ to, text: speech, times: TIMES, messageId });
    else await this.sms.send({ to, text, messageId });
  }

  private async wordsOf({ payload, channel }: ClaimedMessage): Promise<WrittenCode> {
    if ('phoneCodeId' in payload && typeof payload.phoneCodeId === 'string')
      return this.phoneCode.write(payload.phoneCodeId);
    if ('text' in payload && typeof payload.text === 'string')
      return { text: payload.text, speech: payload.text };
    throw new InvalidError('message_empty', `This ${channel} message says nothing.`);
  }
}
