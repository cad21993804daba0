import { fieldMeta } from '#schemas/nodes/fields.ts';
import { FieldEditor, type FieldWidget, objectSchema, shownFields } from './field-editor.tsx';
import { valueAt } from './record-changes.ts';
import classes from './record-form.module.css';
import { useRecord } from './record-form.tsx';
import { schemaAt, textPathOf } from './schema-at.ts';
import { type FieldPath, isRecord } from './set-at-path.ts';

interface FormFieldsProps {
  /** The object whose fields are drawn; the record itself when absent. */
  path?: FieldPath;
  /** Keys of the fields to draw, in their order; all of them when absent. */
  only?: readonly string[];
  except?: readonly string[];
}

/** The fields of a record, or of a part of it, one below the other. */
export function FormFields({ path = [], only, except = [] }: FormFieldsProps) {
  const { schema, values } = useRecord();
  const part = objectSchema(schemaAt(schema, path));
  if (!part) return null;
  const value = valueAt(values, path);
  const shown = shownFields(part, isRecord(value) ? value : {}).map(({ key }) => key);
  const keys = only ? only.filter((key) => shown.includes(key)) : shown;
  return (
    <div className={classes.fields}>
      {keys
        .filter((key) => !except.includes(key))
        .map((key) => (
          <FormField key={key} path={[...path, key]} />
        ))}
    </div>
  );
}

interface FormFieldProps {
  path: FieldPath;
  /** Draws the field instead of what its schema asks for; puts a `FieldFrame` around itself. */
  widget?: FieldWidget;
}

/** One field of a record, drawn as its schema and metadata say. */
export function FormField({ path, widget: Widget }: FormFieldProps) {
  const { schema, values } = useRecord();
  const field = schemaAt(schema, path);
  const parent = valueAt(values, path.slice(0, -1));
  const props = {
    schema: field,
    path,
    textPath: textPathOf(path),
    value: valueAt(values, path),
    parent: isRecord(parent) ? parent : {},
  };
  return Widget ? <Widget {...props} meta={fieldMeta(field)} /> : <FieldEditor {...props} />;
}
