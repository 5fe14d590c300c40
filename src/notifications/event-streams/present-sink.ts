import { toSid } from '../../kernel/ids.js';
import type { Sink } from './sink.entity.js';

/** In place of the name and password of a destination. */
const HIDDEN = '****:****@';

/** A sink as the contract shows it; `origin` is the host that was asked. A password in its destination is not given back. */
export function presentSink(sink: Sink, origin: string): object {
  const sid = toSid('sink', sink.id);
  const url = `${origin}/v1/Sinks/${sid}`;
  const destination =
    sink.sealedUserinfo === null ? sink.destination : sink.destination.replace('://', `://${HIDDEN}`);
  return {
    sid,
    date_created: seconds(sink.createdAt),
    date_updated: seconds(sink.updatedAt),
    description: sink.description,
    sink_configuration: { destination, method: 'POST', batch_events: sink.batchEvents },
    sink_type: sink.sinkType,
    status: sink.status,
    url,
    links: { sink_test: `${url}/Test`, sink_validate: `${url}/Validate` },
  };
}

/** W47: whole seconds, UTC. */
export function seconds(at: Date): string {
  return at.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
