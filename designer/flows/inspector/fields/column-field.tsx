import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame, useFieldTexts } from '#designer/ui/form/fields/field-frame.tsx';
import { SearchSelect } from '#designer/ui/form/fields/search-select.tsx';
import { useColumns } from '#designer/ui/form/fields/use-entries.ts';
import { fieldId, useFormScope } from '#designer/ui/form/form-scope.ts';
import { useFlow } from '../../editor/editor.ts';

/** A column of the data file that the node names; any name can be typed, as the file may come later. */
export function ColumnField(field: FieldProps) {
  const form = useFormScope();
  const { form: words } = useMessages();
  const texts = words.reference;
  const { label } = useFieldTexts(field);
  const { columnOf = '' } = field.meta;
  const file = useFlow((flow) => flow.nodes.find(({ id }) => id === form.id)?.config[columnOf]);
  const value = String(field.value ?? '');
  const known = useColumns(typeof file === 'string' ? file : '');
  const columns = known ?? (value === '' ? [] : [{ name: value, label: value }]);
  return (
    <FieldFrame field={field}>
      <SearchSelect
        id={fieldId(form.id, field.path)}
        label={label}
        value={value}
        unknown={(name) => name}
        options={columns.map(({ name, label: title }) => ({
          value: name,
          label: name,
          hint: title === name ? '' : title,
        }))}
        placeholder={words.choose}
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
