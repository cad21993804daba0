import { compileFlow } from '#runtime/compiler/compile.ts';
import { exportMachine } from '#runtime/compiler/link.ts';
import { describeDiagnostic, hasErrors } from '#schemas/diagnostics/diagnostic.ts';
import { fileEnvironment, readDocument } from './read-documents.ts';

/** `switchyard compile`: the machine on standard output; diagnostics on standard error. */
export async function compileFile(file: string): Promise<void> {
  const document = await readDocument(file).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
    return undefined;
  });
  if (document === undefined) return;
  const { ir, diagnostics } = compileFlow({ document, environment: await fileEnvironment([file]) });
  for (const found of diagnostics) {
    const { message, remedy } = describeDiagnostic(found, 'en');
    console.error(`${found.severity}: ${message} ${remedy}`);
  }
  if (hasErrors(diagnostics)) process.exitCode = 1;
  if (ir) console.log(JSON.stringify(exportMachine(ir), null, 2));
}
