import { expect, it } from 'vitest';
import { nodeKinds } from '#schemas/nodes/index.ts';
import { readJson, UPDATES_GOLDENS, writeGolden } from '#tests/flows/golden-file.ts';
import { flowJsonSchema } from './json-schema.ts';

const FILE = 'schemas/flow/flow.schema.generated.json';

it('is checked in as the schemas say', () => {
  const generated = JSON.parse(JSON.stringify(flowJsonSchema()));
  if (UPDATES_GOLDENS) writeGolden(FILE, generated);
  expect(readJson(FILE)).toEqual(generated);
});

it('describes the config of every node kind', () => {
  const text = JSON.stringify(flowJsonSchema());
  for (const kind of Object.keys(nodeKinds)) expect(text).toContain(`"const":"${kind}"`);
});
