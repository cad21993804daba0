import { flowJsonSchema } from '#schemas/flow/json-schema.ts';

/** `switchyard schema`. */
export function printSchema(): void {
  console.log(JSON.stringify(flowJsonSchema(), null, 2));
}
