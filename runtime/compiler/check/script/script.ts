import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { CheckedFlow } from '../check-pass.ts';
import { checkAnswerBranches } from './branches.ts';
import { checkColumns } from './columns.ts';
import { checkFirstPage } from './first-page.ts';
import { checkPageExits } from './page-exits.ts';
import { checkQuestions } from './questions.ts';

/** What can be wrong with a script's pages, and with variables that are connected to data files. */
export function checkScript(checked: CheckedFlow): Diagnostic[] {
  const columns = checkColumns(checked);
  if (checked.resolved.flow.kind !== 'script') return columns;
  return [
    ...columns,
    ...checkFirstPage(checked),
    ...checkPageExits(checked),
    ...checkQuestions(checked),
    ...checkAnswerBranches(checked),
  ];
}
