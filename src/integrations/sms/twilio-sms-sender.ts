import type { TwilioSettings } from '../../config/phone-settings.js';
import { openTwilio } from '../twilio/open-twilio.js';
import { toPhoneDeliveryError } from '../twilio/twilio-error.js';
import { assertSendable, SmsSender, type Sms } from './sms-sender.js';

/** Sends text messages through Twilio's Messages API. It has no key against doing a thing twice: a message may come twice, but never not at all. */
export class TwilioSmsSender extends SmsSender {
  private readonly client;

  constructor(private readonly settings: TwilioSettings) {
    super();
    this.client = openTwilio(settings);
  }

  override async send(sms: Sms): Promise<void> {
    assertSendable(sms);
    const client = await this.client();
    try {
      await client.messages.create({ to: sms.to, from: this.settings.from, body: sms.text });
    } catch (error) {
      throw toPhoneDeliveryError(error);
    }
  }
}
