import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Access } from '../../access/access.decorator.js';
import { FormFields } from '../../http/compatible/form-fields.js';
import { originOf, type VendorPage } from '../../http/compatible/vendor-page.js';
import { EVENT_TYPES, findEventType, typesOfSchema, type EventType } from './event-types.js';
import { schemaOf } from './event-schema.js';
import { StreamResourceMissingError } from './stream-refusals.js';
import { vendorPageOfAll } from './vendor-page-of-all.js';

type Query = Readonly<Record<string, string | string[]>>;

/** When the types and their schemas were written down here. */
const WRITTEN = '2026-11-22T00:00:00Z';

/** What can be subscribed to and how it looks, on the compatible API. */
@Controller('v1')
@Access({ customer: true })
export class TypesController {
  @Get('Types')
  list(@Query() query: Query, @Req() request: FastifyRequest): VendorPage {
    const schemaId = FormFields.of(query).text('SchemaId');
    const types = schemaId === undefined ? EVENT_TYPES : typesOfSchema(schemaId);
    return vendorPageOfAll(request, query, 'types', types, (one) => presentType(one, originOf(request)));
  }

  @Get('Types/:type')
  get(@Param('type') type: string, @Req() request: FastifyRequest): object {
    const found = findEventType(type);
    if (found === null) throw new StreamResourceMissingError(`/Types/${type}`);
    return presentType(found, originOf(request));
  }

  @Get('Schemas/:schema')
  schema(@Param('schema') id: string, @Req() request: FastifyRequest): object {
    const { version } = schemaNamed(id);
    const url = `${originOf(request)}/v1/Schemas/${id}`;
    return {
      id,
      url,
      links: { versions: `${url}/Versions` },
      latest_version: version,
      latest_version_date_created: WRITTEN,
    };
  }

  @Get('Schemas/:schema/Versions')
  versions(@Param('schema') id: string, @Query() query: Query, @Req() request: FastifyRequest): VendorPage {
    const type = schemaNamed(id);
    return vendorPageOfAll(request, query, 'schema_versions', [type], (one) =>
      presentVersion(one, originOf(request)),
    );
  }

  @Get('Schemas/:schema/Versions/:version')
  version(
    @Param('schema') id: string,
    @Param('version') version: string,
    @Req() request: FastifyRequest,
  ): object {
    const type = schemaNamed(id);
    if (version !== String(type.version))
      throw new StreamResourceMissingError(`/Schemas/${id}/Versions/${version}`);
    return presentVersion(type, originOf(request));
  }
}

function schemaNamed(id: string): EventType {
  const [type] = typesOfSchema(id);
  if (type === undefined) throw new StreamResourceMissingError(`/Schemas/${id}`);
  return type;
}

function presentType({ type, schemaId, description }: EventType, origin: string): object {
  return {
    type,
    schema_id: schemaId,
    date_created: WRITTEN,
    date_updated: WRITTEN,
    description,
    status: 'released',
    documentation_url: null,
    url: `${origin}/v1/Types/${type}`,
    links: { schema: `${origin}/v1/Schemas/${schemaId}` },
  };
}

/** `raw` leads to the schema itself, which the answer also holds. */
function presentVersion(type: EventType, origin: string): object {
  const { schemaId, version } = type;
  const url = `${origin}/v1/Schemas/${schemaId}/Versions/${version}`;
  return {
    id: schemaId,
    schema_version: version,
    date_created: WRITTEN,
    url,
    raw: url,
    schema: schemaOf(type),
  };
}
