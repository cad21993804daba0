import { Anchor } from '@mantine/core';
import { useFormats, useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import type { EndReckoning } from '#runtime/compiler/check/reckoning.ts';
import { useChecks, useFlow } from '../editor/editor.ts';
import { viewNode } from '../graph/node-view.ts';
import classes from './problems-panel.module.css';
import { useGoToProblem } from './use-go-to-problem.ts';

/** What it takes from the start to every end, at best and at worst. */
export function ReckoningTable() {
  const { ends: texts } = useMessages().flows.problems;
  const reckoning = useChecks((checks) => checks.reckoning);
  if (!reckoning || reckoning.ends.length === 0) return <p className={classes.none}>{texts.none}</p>;
  return (
    <div className={classes.ends} data-scroll>
      <table>
        <caption>{texts.intro}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {texts.end}
            </th>
            <th scope="colgroup" colSpan={2}>
              {texts.duration}
            </th>
            <th scope="colgroup" colSpan={2}>
              {texts.prompts}
            </th>
            <th scope="colgroup" colSpan={2}>
              {texts.retries}
            </th>
          </tr>
          <tr>
            {['ms', 'prompts', 'retries'].flatMap((what) => [
              <th key={`${what} best`} scope="col">
                {texts.best}
              </th>,
              <th key={`${what} worst`} scope="col">
                {texts.worst}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {reckoning.ends.map((end) => (
            <EndRow key={`${end.node} ${end.result}`} end={end} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EndRow({ end: { node, result, best, worst } }: { end: EndReckoning }) {
  const { ends: texts } = useMessages().flows.problems;
  const formats = useFormats();
  const { language } = useLanguage();
  const goTo = useGoToProblem();
  const [drawn = node, ...inside] = node.split('/');
  const title = useFlow((flow) => {
    const found = flow.nodes.find(({ id }) => id === drawn);
    return found ? viewNode(found, language, flow.languages[0] ?? language).title : drawn;
  });
  const limit = (value: number | null, show: (known: number) => string) =>
    value === null ? <em className={classes.unbounded}>{texts.unbounded}</em> : show(value);
  return (
    <tr>
      <th scope="row">
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => goTo({ rule: '', severity: 'info', node: drawn, params: {} })}
        >
          {[title, ...inside].join(' › ')}
        </Anchor>
        {result === 'failed' && <span className={classes.remedy}> {texts.apology}</span>}
      </th>
      <td>{formats.duration(best.ms)}</td>
      <td>{limit(worst.ms, formats.duration)}</td>
      <td>{best.prompts}</td>
      <td>{limit(worst.prompts, String)}</td>
      <td>{best.retries}</td>
      <td>{limit(worst.retries, String)}</td>
    </tr>
  );
}
