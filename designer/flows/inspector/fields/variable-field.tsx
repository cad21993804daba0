import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame, useFieldTexts } from '#designer/ui/form/fields/field-frame.tsx';
import { SearchSelect } from '#designer/ui/form/fields/search-select.tsx';
import { fieldId, useFormScope } from '#designer/ui/form/form-scope.ts';
import { isRecord, setAtPath } from '#designer/ui/form/set-at-path.ts';
import type { VariableType } from '#schemas/flow/variable.ts';
import { editConfig } from '../../document/edit-node.ts';
import { addVariable } from '../../document/edit-variable.ts';
import { useEditor, useFlow } from '../../editor/editor.ts';
import { variableNameProblem } from '../variable-name.ts';

/** A variable of the flow; one that does not exist yet is declared on the spot. */
export function VariableField(field: FieldProps) {
  const form = useFormScope();
  const { store } = useEditor();
  const { form: words, flows } = useMessages();
  const texts = flows.variables;
  const { label } = useFieldTexts(field);
  const variables = useFlow((flow) => flow.variables);
  const accepted = field.meta.accepts;
  const fitting = variables.filter(({ type }) => !accepted || accepted.includes(type));
  const type: VariableType = accepted?.[0] ?? 'text';

  const create = (name: string) =>
    // Declaring and choosing it is one change to undo.
    store.edit((flow) => {
      const added = addVariable(flow, { name, type });
      const node = added.flow.nodes.find((candidate) => candidate.id === form.id);
      const config = node && setAtPath(node.config, field.path, added.name);
      return node && isRecord(config) ? editConfig(added.flow, node.id, config) : added.flow;
    });

  return (
    <FieldFrame field={field}>
      <SearchSelect
        id={fieldId(form.id, field.path)}
        label={label}
        value={String(field.value ?? '')}
        unknown={texts.unknown}
        options={fitting.map((variable) => ({
          value: variable.name,
          label: variable.name,
          hint: texts.types[variable.type],
        }))}
        placeholder={field.meta.optional ? words.none : texts.choose}
        none={texts.none}
        onChoose={(name) => form.set(field.path, name)}
        create={{
          text: (name) => (variableNameProblem(name, []) ? texts.invalidName : texts.create(name)),
          make: (name) => variableNameProblem(name, []) === undefined && create(name),
        }}
        clearable={field.meta.optional}
        mono
        readOnly={form.readOnly}
        error={false}
      />
    </FieldFrame>
  );
}
