import { ActionIcon, Button, Checkbox, NativeSelect, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconPlus, IconTableImport } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { type Variable, variable as variableSchema, variableType } from '#schemas/flow/variable.ts';
import { addVariable, editVariable, removeVariable, renameVariable } from '../document/edit-variable.ts';
import { countVariableUse } from '../document/variable-use.ts';
import { useEditor, useFlow, useView } from '../editor/editor.ts';
import { ColumnConnection } from '../script/column-connection.tsx';
import classes from './flow-inspector.module.css';
import { InitialValue } from './initial-value.tsx';
import panelClasses from './inspector-panel.module.css';
import { variableNameProblem } from './variable-name.ts';

const ColumnsDialog = lazy(async () => ({ default: (await import('../script/columns-dialog.tsx')).ColumnsDialog }));

/** The variables of the flow: what they are called, what they hold and how much they are used. */
export function VariablesSection() {
  const { store, readOnly, view } = useEditor();
  const { variables: texts, columns } = useMessages().flows;
  // Only scripts are handed the record of their contact.
  const hasRecord = useFlow((flow) => flow.kind === 'script');
  /** Undefined until it was opened first, so that it is loaded no earlier. */
  const [importing, setImporting] = useState<boolean>();
  const variables = useFlow((flow) => flow.variables);
  const nodes = useFlow((flow) => flow.nodes);
  const uses = countVariableUse({ nodes });
  const [open, setOpen] = useState<string>();
  const wanted = useView((current) =>
    current.focusField?.node === undefined && current.focusField?.path[0] === 'variables'
      ? String(current.focusField.path[1])
      : undefined,
  );
  useEffect(() => {
    if (wanted === undefined) return;
    setOpen(wanted);
    view.set({ ...view.get(), focusField: undefined });
  }, [wanted, view]);
  const add = () => {
    let name = '';
    store.edit((flow) => {
      const added = addVariable(flow, { name: 'variable', type: 'text' });
      name = added.name;
      return added.flow;
    });
    setOpen(name);
  };
  return (
    <section className={panelClasses.section} aria-label={texts.title}>
      <div className={classes.head}>
        <h3 className={panelClasses.heading}>{texts.title}</h3>
        {!readOnly && (
          <span>
            {hasRecord && (
              <ActionIcon size={22} aria-label={columns.title} title={columns.title} onClick={() => setImporting(true)}>
                <IconTableImport size={15} aria-hidden />
              </ActionIcon>
            )}
            <ActionIcon size={22} aria-label={texts.add} title={texts.add} onClick={add}>
              <IconPlus size={15} aria-hidden />
            </ActionIcon>
          </span>
        )}
      </div>
      {importing !== undefined && (
        <Suspense>
          <ColumnsDialog opened={importing} onClose={() => setImporting(false)} />
        </Suspense>
      )}
      {variables.length === 0 && <p className={panelClasses.meta}>{texts.none}</p>}
      <ul className={classes.variables}>
        {variables.map((variable, index) => (
          // A name can stand there twice while a document is broken.
          <li
            key={`${variable.name} ${index}`}
            className={classes.variable}
            data-open={open === variable.name || undefined}
          >
            <UnstyledButton
              className={classes.line}
              aria-expanded={open === variable.name}
              onClick={() => setOpen(open === variable.name ? undefined : variable.name)}
            >
              {open === variable.name ? (
                <IconChevronDown size={14} aria-hidden />
              ) : (
                <IconChevronRight size={14} aria-hidden />
              )}
              <span className={classes.name}>{variable.name}</span>
              <span className={classes.type}>{texts.types[variable.type]}</span>
              <span className={classes.uses} title={texts.used(uses.get(variable.name) ?? 0)}>
                {uses.get(variable.name) ?? 0}×
              </span>
            </UnstyledButton>
            {open === variable.name && (
              <VariableDetails variable={variable} uses={uses.get(variable.name) ?? 0} onRenamed={setOpen} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface VariableDetailsProps {
  variable: Variable;
  uses: number;
  onRenamed: (name: string) => void;
}

function VariableDetails({ variable, uses, onRenamed }: VariableDetailsProps) {
  const { store, readOnly } = useEditor();
  const { variables: texts } = useMessages().flows;
  const hasRecord = useFlow((flow) => flow.kind === 'script');
  const change = (part: Partial<Omit<Variable, 'name'>>) =>
    store.edit((flow) => editVariable(flow, variable.name, part), {
      coalesce: typeof part.description === 'string' ? `describe ${variable.name}` : undefined,
    });
  return (
    <div className={classes.details}>
      <NameField variable={variable} onRenamed={onRenamed} />
      <NativeSelect
        size="xs"
        label={texts.type}
        disabled={readOnly}
        value={variable.type}
        data={variableType.options.map((type) => ({ value: type, label: texts.types[type] }))}
        onChange={({ currentTarget: { value } }) => change({ type: variableType.parse(value) })}
      />
      <InitialValue variable={variable} readOnly={readOnly} onChange={(initial) => change({ initial })} />
      <NativeSelect
        size="xs"
        label={texts.role}
        disabled={readOnly}
        value={variable.role}
        data={variableSchema.shape.role.unwrap().options.map((role) => ({ value: role, label: texts.roles[role] }))}
        onChange={({ currentTarget: { value } }) => change({ role: variableSchema.shape.role.parse(value) })}
      />
      {(hasRecord || variable.column) && (
        <ColumnConnection variable={variable} readOnly={readOnly} onChange={(column) => change({ column })} />
      )}
      <TextInput
        size="xs"
        label={texts.description}
        readOnly={readOnly}
        maxLength={500}
        value={variable.description ?? ''}
        onChange={({ currentTarget: { value } }) => change({ description: value })}
        onBlur={() => store.settle()}
      />
      <Checkbox
        size="xs"
        label={texts.mayLeave}
        description={texts.mayLeaveHelp}
        disabled={readOnly}
        checked={variable.mayLeave ?? false}
        onChange={({ currentTarget: { checked } }) => change({ mayLeave: checked || undefined })}
      />
      <div className={classes.row}>
        <span className={panelClasses.meta}>{texts.used(uses)}</span>
        {!readOnly && (
          <Button
            variant="subtle"
            color="red"
            size="compact-xs"
            onClick={() => store.edit((flow) => removeVariable(flow, variable.name))}
          >
            {texts.remove(variable.name)}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The name takes effect when the field is left: every expression that uses it changes along. */
function NameField({ variable, onRenamed }: Pick<VariableDetailsProps, 'variable' | 'onRenamed'>) {
  const { store, readOnly } = useEditor();
  const { variables: texts } = useMessages().flows;
  const others = useFlow((flow) => flow.variables).filter(({ name }) => name !== variable.name);
  const [typed, setTyped] = useState(variable.name);
  const problem = variableNameProblem(
    typed,
    others.map(({ name }) => name),
  );
  const apply = () => {
    if (problem || typed === variable.name) return;
    store.edit((flow) => renameVariable(flow, variable.name, typed));
    onRenamed(typed);
  };
  return (
    <TextInput
      size="xs"
      label={texts.name}
      ff="monospace"
      readOnly={readOnly}
      spellCheck={false}
      maxLength={60}
      value={typed}
      error={problem && texts[problem]}
      onChange={({ currentTarget: { value } }) => setTyped(value)}
      onBlur={apply}
      onKeyDown={(event) => event.key === 'Enter' && apply()}
    />
  );
}
