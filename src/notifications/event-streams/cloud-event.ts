import { toSid } from '../../kernel/ids.js';

/** An event as it is delivered, one element of the array (W158). */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly type: string;
  readonly source: string;
  readonly id: string;
  readonly dataschema: string;
  readonly datacontenttype: 'application/json';
  readonly time: string;
  readonly data: object;
}

/**
 * The event in JSON, made once and kept: whenever it is sent again it has the same id and the same words.
 * `id` is the uuid of the event, `at` when it happened.
 */
export function writeCloudEvent(
  { id, at }: { readonly id: string; readonly at: Date },
  facts: Pick<CloudEvent, 'type' | 'source' | 'dataschema' | 'data'>,
): string {
  const event: CloudEvent = {
    specversion: '1.0',
    type: facts.type,
    source: facts.source,
    id: toSid('event', id),
    dataschema: facts.dataschema,
    datacontenttype: 'application/json',
    time: at.toISOString(),
    data: facts.data,
  };
  return JSON.stringify(event);
}
