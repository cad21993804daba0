import { compileFlow } from '#runtime/compiler/compile.ts';
import { type DiagnosticLanguage, describeDiagnostic, hasErrors } from '#schemas/diagnostics/diagnostic.ts';
import { fileEnvironment, readDocument, UnreadableFileError } from './read-documents.ts';

/** `switchyard check`: a line for each diagnostic, or JSON; exit code 1 when a file has errors or cannot be read. */
export async function checkFiles(files: string[], options: { json?: boolean; language: string }): Promise<void> {
  const language: DiagnosticLanguage = options.language === 'fr' ? 'fr' : 'en';
  const environment = await fileEnvironment(files);
  const reports = [];
  for (const file of files) {
    try {
      const { diagnostics } = compileFlow({ document: await readDocument(file), environment });
      if (hasErrors(diagnostics)) process.exitCode = 1;
      reports.push({
        file,
        diagnostics: diagnostics.map((found) => ({ ...found, ...describeDiagnostic(found, language) })),
      });
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      process.exitCode = 1;
      const unreadable = { rule: 'unreadable-file', severity: 'error', message: error.message, remedy: '' };
      reports.push({ file, diagnostics: [unreadable] });
    }
  }
  if (options.json) {
    console.log(JSON.stringify(reports, null, 2));
    return;
  }
  for (const { file, diagnostics } of reports) {
    if (diagnostics.length === 0) console.log(`${file}: ok`);
    for (const found of diagnostics) {
      const where = 'node' in found && found.node ? ` [${found.node}]` : '';
      console.log(`${file}: ${found.severity}${where} ${found.message} ${found.remedy} (${found.rule})`);
    }
  }
}
