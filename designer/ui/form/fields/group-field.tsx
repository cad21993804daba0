import { type FieldProps, ObjectFields, objectSchema } from '../field-editor.tsx';
import { FieldFrame, useFieldTexts } from './field-frame.tsx';
import classes from './group-field.module.css';

/** Fields that belong together under one heading. */
export function GroupField(field: FieldProps) {
  const { label } = useFieldTexts(field);
  const schema = objectSchema(field.schema);
  if (!schema) return null;
  return (
    <FieldFrame field={field} composite unlabelled>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{label}</legend>
        <ObjectFields schema={schema} path={field.path} textPath={field.textPath} value={field.value} />
      </fieldset>
    </FieldFrame>
  );
}
