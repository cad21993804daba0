import { z } from 'zod';
import { apiError, type Contract } from '#schemas/api/contract.ts';

type JsonSchema = Record<string, unknown>;

/** The contracts as an OpenAPI 3.1 document, which speaks the same JSON Schema that zod writes. */
export function describeApi(contracts: Iterable<Contract>, version: string): Record<string, unknown> {
  const components: Record<string, JsonSchema> = {};
  const toSchema = createSchemaWriter(components);
  components.ApiError = toSchema(apiError, 'output', 'ApiError');
  const paths: Record<string, Record<string, unknown>> = {};
  for (const contract of contracts) {
    paths[contract.path] ??= {};
    Object.assign(paths[contract.path] ?? {}, { [contract.method]: describeOperation(contract, toSchema) });
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Switchyard', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas: components,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'switchyard_session' } },
    },
  };
}

type SchemaWriter = (schema: z.ZodType, io: 'input' | 'output', name: string) => JsonSchema;

function describeOperation(contract: Contract, toSchema: SchemaWriter): Record<string, unknown> {
  const name = `${contract.method}${contract.path.replace(/[^A-Za-z0-9]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`;
  const status = contract.status ?? 200;
  return {
    operationId: name,
    summary: contract.summary,
    tags: [contract.tag],
    ...(contract.roles === 'public' ? {} : { security: [{ session: [] }] }),
    ...(Array.isArray(contract.roles) ? { description: `Roles: ${contract.roles.join(', ')}.` } : {}),
    parameters: [
      ...describeParameters('path', toSchema(contract.params, 'input', `${name}Params`)),
      ...describeParameters('query', toSchema(contract.query, 'input', `${name}Query`)),
    ],
    ...describeBody(contract, toSchema, name),
    responses: {
      [status]: {
        description: 'Success',
        ...(contract.produces ? { content: { [contract.produces]: {} } } : {}),
        ...(status === 204 || contract.produces
          ? {}
          : { content: { 'application/json': { schema: toSchema(contract.response, 'output', `${name}Response`) } } }),
      },
      default: {
        description: 'Error',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/ApiError' } } },
      },
    },
  };
}

function describeBody(contract: Contract, toSchema: SchemaWriter, name: string): Record<string, unknown> {
  if (contract.body instanceof z.ZodUndefined) return {};
  const type = contract.bodyType === 'multipart' ? 'multipart/form-data' : 'application/json';
  return {
    requestBody: { required: true, content: { [type]: { schema: toSchema(contract.body, 'input', `${name}Body`) } } },
  };
}

function describeParameters(place: 'path' | 'query', schema: JsonSchema): Record<string, unknown>[] {
  const { properties, required } = z
    .object({ properties: z.record(z.string(), z.unknown()).default({}), required: z.array(z.string()).default([]) })
    .parse(schema);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

/** Writes JSON Schemas whose shared and recursive parts move to the document's components, where `#` means the document. */
function createSchemaWriter(components: Record<string, JsonSchema>): SchemaWriter {
  return (schema, io, name) => {
    const { $schema, $defs, ...written } = z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      target: 'draft-2020-12',
    });
    void $schema;
    const move = (part: unknown): unknown => {
      if (Array.isArray(part)) return part.map(move);
      if (typeof part !== 'object' || part === null) return part;
      return Object.fromEntries(
        Object.entries(part).map(([key, value]) =>
          key === '$ref' && typeof value === 'string'
            ? [key, value.replace(/^#\/\$defs\//, `#/components/schemas/${name}.`)]
            : [key, move(value)],
        ),
      );
    };
    for (const [key, part] of Object.entries($defs ?? {})) components[`${name}.${key}`] = asSchema(move(part));
    return asSchema(move(written));
  };
}

/** Moving keeps objects objects, which the type of a recursive walk cannot say. */
function asSchema(part: unknown): JsonSchema {
  return part as JsonSchema;
}
