import { compileFlow } from '#runtime/compiler/compile.ts';
import {
  type Diagnostic,
  type DiagnosticLanguage,
  describeDiagnostic,
  hasErrors,
} from '#schemas/diagnostics/diagnostic.ts';
import { fileEnvironment, readDocument, UnreadableFileError } from './read-documents.ts';

interface CheckOptions {
  json?: boolean;
  language: string;
  /** Also says of which conditions the checker cannot tell when they hold. */
  thorough?: boolean;
}

/**
 * `switchyard check`: a line for each diagnostic with the rule it breaks, then those that were waived, or all of it as JSON;
 * exit code 1 when a file has errors or cannot be read.
 */
export async function checkFiles(files: string[], options: CheckOptions): Promise<void> {
  const language: DiagnosticLanguage = options.language === 'fr' ? 'fr' : 'en';
  const environment = { ...(await fileEnvironment(files)), thorough: options.thorough };
  const inWords = (found: Diagnostic) => ({ ...found, ...describeDiagnostic(found, language) });
  const reports = [];
  for (const file of files) {
    try {
      const { diagnostics, waived } = compileFlow({ document: await readDocument(file), environment });
      if (hasErrors(diagnostics)) process.exitCode = 1;
      reports.push({
        file,
        diagnostics: diagnostics.map(inWords),
        waived: waived.map(({ found, reason }) => ({ ...inWords(found), reason })),
      });
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      process.exitCode = 1;
      const unreadable = { rule: 'unreadable-file', severity: 'error', message: error.message, remedy: '' };
      reports.push({ file, diagnostics: [unreadable], waived: [] });
    }
  }
  if (options.json) {
    console.log(JSON.stringify(reports, null, 2));
    return;
  }
  for (const { file, diagnostics, waived } of reports) {
    if (diagnostics.length === 0) console.log(`${file}: ok`);
    for (const found of diagnostics) {
      const where = 'node' in found && found.node ? ` [${found.node}]` : '';
      console.log(`${file}: ${found.severity}${where} ${found.message} ${found.remedy} (${found.rule})`);
    }
    for (const { node, rule, message, reason } of waived) {
      console.log(`${file}: waived${node ? ` [${node}]` : ''} ${message} — ${reason} (${rule})`);
    }
  }
}
