import type { TwilioSettings } from '../../config/phone-settings.js';
import { openTwilio } from '../twilio/open-twilio.js';
import { toPhoneDeliveryError } from '../twilio/twilio-error.js';
import { assertSayable, VoiceCaller, type SpokenMessage } from './voice-caller.js';

/** Seconds that the phone may ring. */
const RINGS = 30;

/** Calls through Twilio's Calls API; what is to be said goes with the request, so no address of ours has to answer. */
export class TwilioVoiceCaller extends VoiceCaller {
  private readonly client;

  constructor(private readonly settings: TwilioSettings) {
    super();
    this.client = openTwilio(settings);
  }

  override async say(message: SpokenMessage): Promise<void> {
    assertSayable(message);
    const client = await this.client();
    const twiml = await spoken(message);
    try {
      await client.calls.create({ to: message.to, from: this.settings.from, twiml, timeout: RINGS });
    } catch (error) {
      throw toPhoneDeliveryError(error);
    }
  }
}

/** A second of silence first, while the phone is brought to the ear, and between one time and the next. */
async function spoken({ text, times }: SpokenMessage): Promise<string> {
  const { default: twilio } = await import('twilio');
  const response = new twilio.twiml.VoiceResponse();
  for (let time = 0; time < times; time++) {
    response.pause({ length: 1 });
    response.say({ language: 'en-US' }, text);
  }
  return response.toString();
}
