import { useMessages } from '#designer/i18n/i18n.tsx';
import { initialValue, type Value } from '#schemas/flow/variable.ts';
import type { PhoneCall } from './phone-call.ts';
import classes from './phone-panel.module.css';

/** What the variables hold at this moment; those that changed since the call began stand out. */
export function VariablesTable({ call }: { call: PhoneCall }) {
  const { phone: texts, variables } = useMessages().flows;
  const { context } = call.simulator.contact;
  const values = context.scopes[''] ?? {};
  return (
    <table className={classes.variables} aria-label={texts.variables}>
      <tbody>
        <tr>
          <th scope="row">contact.language</th>
          <td>{show(context.contact.language ?? null)}</td>
        </tr>
        {call.document.variables.map((variable) => {
          const value = values[variable.name] ?? null;
          const changed = JSON.stringify(value) !== JSON.stringify(initialValue(variable));
          return (
            <tr key={variable.name} data-changed={changed || undefined} title={variable.description}>
              <th scope="row">{variable.name}</th>
              <td title={variables.types[variable.type]}>{show(value)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function show(value: Value): string {
  return value === null ? '—' : JSON.stringify(value);
}
