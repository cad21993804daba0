import { useMessages } from '#designer/i18n/i18n.tsx';
import type { ImportedRow } from '#schemas/api/agents.ts';
import classes from './agents.module.css';

/** What each line of a file would create, and what is wrong with it. */
export function ImportTable({ rows }: { rows: readonly ImportedRow[] }) {
  const { agents, common } = useMessages();
  const texts = agents.csv;
  const heads = [texts.line, agents.login, common.name, agents.queues, agents.skills, agents.groups, texts.problem];
  return (
    <div className={classes.preview} data-scroll>
      <table className={classes.accounts} aria-label={texts.title}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, login, name, queues, skills, groups, issues }) => (
            <tr key={line}>
              <td>{line}</td>
              <td>{login}</td>
              <td>{name}</td>
              <td>{queues.join(', ')}</td>
              <td>{skills.join(', ')}</td>
              <td>{groups.join(', ')}</td>
              <td>
                {issues.length === 0 && texts.fine}
                {issues.map(({ column, value, message }) => (
                  <div key={`${column} ${value} ${message}`} className={classes.problem}>
                    {value === '' ? message : `${value}: ${message}`}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
