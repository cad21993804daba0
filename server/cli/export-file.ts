import { readFlow } from '#runtime/compiler/read.ts';
import { writeMermaid } from '#runtime/exchange/export/mermaid.ts';
import { writeSvg } from '#runtime/exchange/export/svg.ts';
import { writeTexts } from '#runtime/exchange/export/texts.ts';
import { describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { compileFile } from './compile-file.ts';
import { readDocument } from './read-documents.ts';

export const exportForms = ['mermaid', 'svg', 'texts', 'xstate'] as const;

interface ExportOptions {
  as: (typeof exportForms)[number];
  language: 'en' | 'fr';
}

/** `switchyard export`: another form of a flow on standard output; what keeps it from being read on standard error. */
export async function exportFile(file: string, { as, language }: ExportOptions): Promise<void> {
  if (as === 'xstate') return compileFile(file);
  const document = await readDocument(file).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
    return undefined;
  });
  if (document === undefined) return;
  const { flow, diagnostics } = readFlow(document);
  if (!flow) {
    for (const found of diagnostics) console.error(describeDiagnostic(found, language).message);
    process.exitCode = 1;
    return;
  }
  const write = { mermaid: writeMermaid, svg: writeSvg, texts: writeTexts }[as];
  process.stdout.write(write(flow, language));
}
