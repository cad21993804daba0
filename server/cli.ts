import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { importFormats } from '#runtime/exchange/import/report.ts';
import packageJson from '../package.json' with { type: 'json' };
import { checkFiles } from './cli/check-files.ts';
import { compileFile } from './cli/compile-file.ts';
import { diffFiles } from './cli/diff-files.ts';
import { exportFile, exportForms } from './cli/export-file.ts';
import { importFile } from './cli/import-file.ts';
import { printSchema } from './cli/print-schema.ts';
import { replayJournals } from './cli/replay-journals.ts';
import { runFile } from './cli/run-file.ts';
import { testFiles } from './cli/test-files.ts';

const program = new Command('switchyard')
  .description('Visual flow designer and runtime for contact centres')
  .version(packageJson.version)
  .showHelpAfterError();

program
  .command('serve')
  .description('start the server; settings come from the environment')
  .action(async () => {
    // Loaded only here: the other commands need no database driver.
    const { serve } = await import('./main.ts');
    await serve();
  });

program
  .command('check')
  .description('print what is wrong with flow documents; exits with 1 when there are errors')
  .argument('<file...>', 'flow documents; sub-flows are looked for among them and beside them')
  .option('--json', 'print JSON')
  .option('--language <code>', 'language of the messages: en or fr', 'en')
  .option('--thorough', 'also say which conditions cannot be decided')
  .action(checkFiles);

program
  .command('test')
  .description('run the tests of flow documents; exits with 1 when one fails')
  .argument('<file...>', 'flow documents; sub-flows are looked for among them and beside them')
  .option('--junit <file>', 'also write the results as JUnit XML')
  .option('--json', 'print JSON')
  .option('--coverage <percent>', 'fail when the tests go through fewer of the exits', parsePercent)
  .option('--language <code>', 'language of the messages: en or fr', 'en')
  .action(testFiles);

program
  .command('compile')
  .description('print the XState machine of a flow as JSON')
  .argument('<file>')
  .action(compileFile);

program
  .command('run')
  .description('run a flow in the terminal against the simulated phone')
  .argument('<file>')
  .option('--events <list>', 'what happens, comma-separated: keys (12#), silence, speak:5, hang-up, effect.outcome')
  .option('--language <code>', 'language the contact begins in')
  .action(runFile);

program
  .command('diff')
  .description('print what version B of a flow says differently from A; exits with 1 when they differ')
  .argument('<a>', 'flow document')
  .argument('<b>', 'flow document')
  .option('--behaviour', 'run both side by side, and print what happens otherwise')
  .option('--json', 'print JSON')
  .option('--language <code>', 'language of the words: en or fr', 'en')
  .action(diffFiles);

program
  .command('replay')
  .description('run a flow on what happened to exported contacts; exits with 1 when one goes another way')
  .argument('<flow>', 'flow document; sub-flows are looked for beside it')
  .argument('<journal...>', 'contacts, as exported from their page')
  .option('--json', 'print JSON')
  .option('--language <code>', 'language of the words: en or fr', 'en')
  .action(replayJournals);

program
  .command('export')
  .description('print a flow as a Mermaid diagram, a picture, an XState machine or a table of its texts')
  .argument('<file>')
  .addOption(new Option('--as <form>', 'what to print').choices(exportForms).makeOptionMandatory())
  .addOption(new Option('--language <code>', 'language of the labels').choices(['en', 'fr']).default('en'))
  .action(exportFile);

program
  .command('import')
  .description('turn a flow of another product into one of Switchyard, with a report on each of its elements')
  .addArgument(new Argument('<format>', 'what the file is').choices(importFormats))
  .argument('<file>')
  .option('--out <file>', 'where to write the flow; standard output when absent')
  .addOption(new Option('--report <form>', 'form of the report').choices(['text', 'json']).default('text'))
  .addOption(new Option('--language <code>', 'language of report and notes').choices(['en', 'fr']).default('en'))
  .option('--speech <code>', 'language of the texts, where the file does not say')
  .action(importFile);

program.command('schema').description('print the JSON Schema of flow documents').action(printSchema);

await program.parseAsync();

function parsePercent(text: string): number {
  const percent = Number(text);
  if (text.trim() === '' || !(percent >= 0 && percent <= 100)) {
    throw new InvalidArgumentError('It must be a number from 0 to 100.');
  }
  return percent;
}
