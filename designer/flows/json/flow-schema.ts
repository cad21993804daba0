import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
import { flowJsonSchema } from '#schemas/flow/json-schema.ts';

/** Gives the JSON editor the schema of flows, for completion and errors. @returns The function that takes it back. */
export function offerFlowSchema(): () => void {
  const before = jsonDefaults.diagnosticsOptions;
  jsonDefaults.setDiagnosticsOptions({
    validate: true,
    allowComments: false,
    schemaValidation: 'error',
    schemas: [{ uri: 'inmemory://flow.schema.json', fileMatch: ['*.flow.json'], schema: { ...flowJsonSchema() } }],
  });
  return () => jsonDefaults.setDiagnosticsOptions(before);
}
