import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { use } from 'react';
import { z } from 'zod';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { type FieldMeta, fieldMeta, unwrap } from '#schemas/nodes/fields.ts';
import { emptyItem } from '../empty-item.ts';
import { FieldEditor, type FieldProps, ObjectFields, shownFields } from '../field-editor.tsx';
import { SpokenLanguagesContext, useFormScope } from '../form-scope.ts';
import { isRecord } from '../set-at-path.ts';
import { FieldFrame } from './field-frame.tsx';
import classes from './list-field.module.css';
import { limitsOf, moveItem } from './list-items.ts';
import { ListLine } from './list-line.tsx';

/** Widgets narrow enough to stand beside each other on one line. */
const NARROW: readonly (FieldMeta['widget'] | undefined)[] = [
  'key',
  'text',
  'select',
  'variable',
  'number',
  'column',
  'reference',
];

/** A list of lines that can be added, removed and put in order: choices, branches, assignments. */
export function ListField(field: FieldProps) {
  const form = useFormScope();
  const { form: texts } = useMessages();
  const { languages } = use(SpokenLanguagesContext);
  const schema = unwrap(field.schema);
  if (!(schema instanceof z.ZodArray)) return null;
  // The element of an array schema is a schema; zod's own types only say so for its core part.
  const element = schema.element as z.ZodType;
  const items: readonly unknown[] = Array.isArray(field.value) ? field.value : [];
  const { min, max } = limitsOf(schema);
  const put = (next: readonly unknown[]) => form.set(field.path, next);
  return (
    <FieldFrame
      field={field}
      composite
      aside={
        !form.readOnly && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={13} aria-hidden />}
            disabled={items.length >= max}
            onClick={() => put([...items, emptyItem(element, { siblings: items, languages })])}
          >
            {texts.add}
          </Button>
        )
      }
    >
      {items.length === 0 && <p className={classes.none}>{texts.addFirst}</p>}
      {items.length > 0 && fitsOneLine(element, items[0]) && <Heads field={field} element={element} />}
      <ol className={classes.list}>
        {items.map((item, index) => (
          <ListLine
            // Lines have no identity but their place; fields read their value from the document.
            key={`${index}/${items.length}`}
            name={texts.item(index + 1)}
            stacked={!fitsOneLine(element, item)}
            first={index === 0}
            last={index === items.length - 1}
            removable={items.length > min}
            readOnly={form.readOnly}
            onMove={(step) => put(moveItem(items, index, step))}
            onRemove={() => put(items.filter((_, other) => other !== index))}
          >
            <LineFields field={field} element={element} item={item} index={index} />
          </ListLine>
        ))}
      </ol>
    </FieldFrame>
  );
}

/** Names of the fields that stand beside each other on every line, which are too narrow to say them themselves. */
function Heads({ field, element }: { field: FieldProps; element: z.ZodType }) {
  const form = useFormScope();
  const schema = unwrap(element);
  const fields = schema instanceof z.ZodObject ? shownFields(schema, {}) : [];
  if (fields.length < 2) return null;
  return (
    <div className={classes.heads} aria-hidden>
      <div className={classes.line}>
        {fields.map(({ key, meta }) => (
          <span key={key} className={classes.cell} data-widget={meta.widget}>
            {form.texts.fields[`${field.textPath}[].${key}`]?.label}
          </span>
        ))}
      </div>
    </div>
  );
}

interface LineFieldsProps {
  field: FieldProps;
  element: z.ZodType;
  item: unknown;
  index: number;
}

function LineFields({ field, element, item, index }: LineFieldsProps) {
  const schema = unwrap(element);
  const path = [...field.path, index];
  const textPath = `${field.textPath}[]`;
  if (!(schema instanceof z.ZodObject)) {
    return <FieldEditor schema={element} path={path} textPath={textPath} value={item} parent={field.parent} bare />;
  }
  if (!fitsOneLine(schema, item)) return <ObjectFields schema={schema} path={path} textPath={textPath} value={item} />;
  const record = isRecord(item) ? item : {};
  return (
    <div className={classes.line}>
      {shownFields(schema, record).map(({ key, child, meta }) => (
        <div key={key} className={classes.cell} data-widget={meta.widget}>
          <FieldEditor
            schema={child}
            path={[...path, key]}
            textPath={`${textPath}.${key}`}
            value={record[key]}
            parent={record}
            bare
          />
        </div>
      ))}
    </div>
  );
}

function fitsOneLine(element: z.ZodType, item: unknown): boolean {
  const schema = unwrap(element);
  if (!(schema instanceof z.ZodObject)) return true;
  // Fields that come and go would make the others jump to another line.
  if (Object.values(schema.shape).some((child) => fieldMeta(child as z.ZodType).when)) return false;
  const fields = shownFields(schema, isRecord(item) ? item : {});
  return fields.length <= 2 && fields.every(({ meta }) => NARROW.includes(meta.widget));
}
