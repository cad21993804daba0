import { useMessages } from '#designer/i18n/i18n.tsx';
import type { Value } from '#schemas/flow/variable.ts';
import type { FlowNames } from './flow-names.ts';
import type { Remembered } from './replay-journal.ts';
import classes from './step-panel.module.css';

interface VariablesTableProps {
  now: Remembered['scopes'];
  /** After the step before, to mark what changed. */
  before: Remembered['scopes'] | undefined;
  names: FlowNames;
}

/** Every variable with its value at a step; those that the step changed are marked, with what they held before. */
export function VariablesTable({ now, before, names }: VariablesTableProps) {
  const { contacts } = useMessages();
  const texts = contacts.replay;
  const scopes = Object.entries(now).filter(([, variables]) => Object.keys(variables).length > 0);
  if (scopes.length === 0) return <p className={classes.note}>{texts.noVariables}</p>;
  const show = (value: Value | undefined) => {
    if (value === null || value === undefined) return <span className={classes.nothing}>{texts.never}</span>;
    if (value === '') return <span className={classes.nothing}>{texts.empty}</span>;
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  return (
    <table className={classes.variables}>
      <thead>
        <tr>
          <th scope="col">{texts.variable}</th>
          <th scope="col">{texts.value}</th>
        </tr>
      </thead>
      {scopes.map(([scope, variables]) => (
        <tbody key={scope}>
          {scope !== '' && (
            <tr>
              <th colSpan={2} scope="rowgroup" className={classes.scope}>
                {names.node(scope)}
              </th>
            </tr>
          )}
          {Object.entries(variables).map(([name, value]) => {
            const old = before?.[scope]?.[name];
            const changed = before !== undefined && JSON.stringify(old) !== JSON.stringify(value);
            return (
              <tr key={name} data-changed={changed || undefined}>
                <th scope="row">{name}</th>
                <td>
                  {show(value)}
                  {changed && before?.[scope] && (
                    <span className={classes.before}>
                      {texts.changedFrom(typeof old === 'string' ? old || texts.empty : JSON.stringify(old ?? null))}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}
