import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { emptyItem } from '#designer/ui/form/empty-item.ts';
import { FieldEditor, type FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame } from '#designer/ui/form/fields/field-frame.tsx';
import { moveItem } from '#designer/ui/form/fields/list-items.ts';
import { ListLine } from '#designer/ui/form/fields/list-line.tsx';
import { useFormScope } from '#designer/ui/form/form-scope.ts';
import { isRecord } from '#designer/ui/form/set-at-path.ts';
import { pauseReason } from '#schemas/domain/pause-reason.ts';
import classes from './agents.module.css';

const { name, productive, limitMinutes } = pauseReason.shape;
const PARTS = { name, limitMinutes, productive };
const MOST = 30;

/** Reasons for pauses, one on each line, so that all of them are seen at once. */
export function PauseReasonsField(field: FieldProps) {
  const form = useFormScope();
  const { form: words, agents } = useMessages();
  const { fields } = agents.pause;
  const items: readonly unknown[] = Array.isArray(field.value) ? field.value : [];
  const put = (next: readonly unknown[]) => form.set(field.path, next);
  return (
    <FieldFrame
      field={field}
      composite
      aside={
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={13} aria-hidden />}
          disabled={items.length >= MOST}
          onClick={() => put([...items, emptyItem(pauseReason, { siblings: items, languages: [] })])}
        >
          {words.add}
        </Button>
      }
    >
      {items.length === 0 && <p className={classes.note}>{words.addFirst}</p>}
      {items.length > 0 && (
        <div className={classes.reasonHeads} aria-hidden>
          <span>{fields['pauseReasons[].name'].label}</span>
          <span>{fields['pauseReasons[].limitMinutes'].label}</span>
        </div>
      )}
      <ol className={classes.reasons}>
        {items.map((item, index) => (
          <ListLine
            // Lines have no identity but their place; fields read their value from the form.
            key={`${index}/${items.length}`}
            name={words.item(index + 1)}
            first={index === 0}
            last={index === items.length - 1}
            removable
            readOnly={form.readOnly}
            onMove={(step) => put(moveItem(items, index, step))}
            onRemove={() => put(items.filter((_, other) => other !== index))}
          >
            <div className={classes.reason}>
              {Object.entries(PARTS).map(([key, schema]) => (
                <FieldEditor
                  key={key}
                  schema={schema}
                  path={[...field.path, index, key]}
                  textPath={`${field.textPath}[].${key}`}
                  value={isRecord(item) ? item[key] : undefined}
                  parent={isRecord(item) ? item : {}}
                  bare
                />
              ))}
            </div>
          </ListLine>
        ))}
      </ol>
    </FieldFrame>
  );
}
