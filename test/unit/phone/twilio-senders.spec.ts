import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PhoneDeliveryError } from '../../../src/integrations/sms/phone-delivery-error.js';
import { TwilioSmsSender } from '../../../src/integrations/sms/twilio-sms-sender.js';
import { TwilioVoiceCaller } from '../../../src/integrations/voice/twilio-voice-caller.js';
import { startTwilioServer, type TwilioServer } from '../../support/twilio-server.js';

let twilio: TwilioServer;
beforeAll(async () => {
  twilio = await startTwilioServer();
});
afterAll(() => twilio.close());
beforeEach(() => {
  twilio.taken.length = 0;
  twilio.refusals.clear();
});

const SMS = {
  to: '+4915112345678',
  text: '123456 is your Gatehouse code & more.',
  messageId: '<1@x.example>',
};
const CALL = {
  to: '+493012345678',
  text: 'Your code is 1, 2, 3, 4, 5, 6.',
  times: 2,
  messageId: '<2@x.example>',
};

async function errorOf(sending: Promise<void>): Promise<unknown> {
  return sending.then(
    () => 'sent',
    (error: unknown) => error,
  );
}

describe('the Twilio senders', () => {
  it('send a text message as the account, from its number, to the recipient', async () => {
    await new TwilioSmsSender(twilio.settings).send(SMS);

    expect(twilio.taken).toEqual([
      {
        path: `/2010-04-01/Accounts/${twilio.settings.accountSid}/Messages.json`,
        form: { To: SMS.to, From: twilio.settings.from, Body: SMS.text },
      },
    ]);
  });

  it('call a landline and say the text twice, escaped', async () => {
    await new TwilioVoiceCaller(twilio.settings).say({ ...CALL, text: 'Say <hello> & bye: 1, 2.' });

    const [call] = twilio.taken;
    const sentence = '<Pause length="1"/><Say language="en-US">Say &lt;hello&gt; &amp; bye: 1, 2.</Say>';
    expect(call?.path).toMatch(/\/Calls\.json$/);
    expect(call?.form).toEqual({
      To: CALL.to,
      From: twilio.settings.from,
      Timeout: '30',
      Twiml: `<?xml version="1.0" encoding="UTF-8"?><Response>${sentence}${sentence}</Response>`,
    });
  });

  it.each([
    [400, 21_211, true, 'not a number'],
    [400, 21_610, true, 'the recipient opted out'],
    [403, 21_408, true, 'a country that we may not text'],
    [401, 20_003, false, 'credentials that an admin can put right'],
    [404, 20_404, false, 'an account that an admin can put right'],
    [429, 20_429, false, 'too many at once'],
    [500, 20_500, false, 'a fault of theirs'],
    [503, 20_503, false, 'a pause of theirs'],
  ])(
    'on %i with code %i say whether another try is of use (%s): %s',
    async (status, code, permanent, why) => {
      twilio.refusals.set(SMS.to, { status, code, message: why });
      twilio.refusals.set(CALL.to, { status, code, message: why });

      const errors = [
        await errorOf(new TwilioSmsSender(twilio.settings).send(SMS)),
        await errorOf(new TwilioVoiceCaller(twilio.settings).say(CALL)),
      ];

      for (const error of errors) {
        expect(error).toBeInstanceOf(PhoneDeliveryError);
        expect(error).toMatchObject({ permanent, status, carrierCode: code });
        expect(String(error)).toContain(why);
      }
    },
  );

  it('are refused with another token, which an admin can put right', async () => {
    const error = await errorOf(new TwilioSmsSender({ ...twilio.settings, authToken: 'wrong' }).send(SMS));

    expect(error).toMatchObject({ permanent: false, status: 401 });
    expect(twilio.taken).toEqual([]);
  });

  it('try again later when nobody answers, and their error holds neither text nor token', async () => {
    const gone = await startTwilioServer();
    await gone.close();

    const error = await errorOf(new TwilioSmsSender(gone.settings).send(SMS));

    expect(error).toMatchObject({ permanent: false, status: null });
    const everything = JSON.stringify(error, Object.getOwnPropertyNames(error));
    expect(everything).not.toContain('123456');
    expect(everything).not.toContain(gone.settings.authToken);
  });

  it.each([
    [{ ...SMS, to: '015112345678' }, 'sms_number_invalid'],
    [{ ...SMS, to: '+49151 12345678' }, 'sms_number_invalid'],
    [{ ...SMS, text: ' ' }, 'sms_text_invalid'],
    [{ ...SMS, text: 'x'.repeat(1531) }, 'sms_text_invalid'],
  ])('never ask for the message %#', async (sms, code) => {
    expect(await errorOf(new TwilioSmsSender(twilio.settings).send(sms))).toMatchObject({ code });
    expect(twilio.taken).toEqual([]);
  });

  it.each([
    [{ ...CALL, to: 'sip:me@x.example' }, 'call_number_invalid'],
    [{ ...CALL, text: '' }, 'call_text_invalid'],
    [{ ...CALL, times: 100 }, 'call_text_invalid'],
  ])('never ask for the call %#', async (call, code) => {
    expect(await errorOf(new TwilioVoiceCaller(twilio.settings).say(call))).toMatchObject({ code });
    expect(twilio.taken).toEqual([]);
  });
});
