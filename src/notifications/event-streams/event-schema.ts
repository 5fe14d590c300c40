import type { EventType } from './event-types.js';

/** The JSON schema of the `data` of an event. */
export function schemaOf({ schemaId, description, fields }: EventType): object {
  const names = Object.keys(fields);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: schemaId,
    description,
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, type]) => [plain(name), { type }])),
    required: names.filter((name) => !name.endsWith('?')),
  };
}

function plain(name: string): string {
  return name.replace(/\?$/, '');
}
