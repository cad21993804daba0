import { previewAgentImport as contract } from '#schemas/api/agents.ts';
import { verb } from '../../verb.ts';
import { readAgentFile } from './read-agent-file.ts';

export const previewAgentImport = verb(contract, async ({ context: { db }, actor, body: { file } }) => {
  const { columns, ignored, rows } = await readAgentFile(db, { file, actor });
  return { columns, ignored, rows: rows.map(({ agent: _, ...row }) => row) };
});
