import { useMessages } from '#designer/i18n/i18n.tsx';
import { useFlow } from '../../editor/editor.ts';
import type { FieldProps } from '../field-editor.tsx';
import { fieldId, useNodeForm } from '../node-form.ts';
import { FieldFrame, useFieldTexts } from './field-frame.tsx';
import { SearchSelect } from './search-select.tsx';
import { useColumns } from './use-entries.ts';

/** A column of the data file that the node names; any name can be typed, as the file may come later. */
export function ColumnField(field: FieldProps) {
  const form = useNodeForm();
  const { inspector, reference: texts } = useMessages().flows;
  const { label } = useFieldTexts(field);
  const { columnOf = '' } = field.meta;
  const file = useFlow((flow) => flow.nodes.find(({ id }) => id === form.nodeId)?.config[columnOf]);
  const value = String(field.value ?? '');
  const known = useColumns(typeof file === 'string' ? file : '');
  const columns = known ?? (value === '' ? [] : [{ name: value, label: value }]);
  return (
    <FieldFrame field={field}>
      <SearchSelect
        id={fieldId(form.nodeId, field.path)}
        label={label}
        value={value}
        unknown={(name) => name}
        options={columns.map(({ name, label: title }) => ({
          value: name,
          label: name,
          hint: title === name ? '' : title,
        }))}
        placeholder={inspector.choose}
        none={texts.noColumns}
        onChoose={(name) => form.set(field.path, name)}
        create={{ text: texts.takeColumn, make: (name) => form.set(field.path, name) }}
        mono
        readOnly={form.readOnly}
        error={false}
      />
    </FieldFrame>
  );
}
