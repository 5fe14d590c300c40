import { toSid } from '../../kernel/ids.js';
import { writeCloudEvent } from './cloud-event.js';

/** W169. */
export const TEST_EVENT_TYPE = 'com.twilio.eventstreams.test-event';

/** The event that a sink gets when it is tested. `test_id` is the id of the event, which `Validate` may be asked with. */
export function writeTestEvent(id: string, at: Date): string {
  return writeCloudEvent(
    { id, at },
    {
      type: TEST_EVENT_TYPE,
      source: 'Sink',
      dataschema: 'https://events-schemas.twilio.com/EventStreams.TestSink/1.json',
      data: { test_id: toSid('event', id) },
    },
  );
}
