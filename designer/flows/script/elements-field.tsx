import { Button } from '@mantine/core';
import { IconLayoutList } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame } from '#designer/ui/form/fields/field-frame.tsx';
import { useFormScope } from '#designer/ui/form/form-scope.ts';
import { changeView, useEditor, useView } from '../editor/editor.ts';
import classes from './page-designer.module.css';

/** How much stands on a page, and the way to where it is edited. */
export function ElementsField(field: FieldProps) {
  const editor = useEditor();
  const { id: nodeId } = useFormScope();
  const { pageDesigner: texts } = useMessages().flows;
  const count = Array.isArray(field.value) ? field.value.length : 0;
  const wanted = useView((view) => view.focusField);
  useEffect(() => {
    // A field of an element is edited there, so that is where a problem in it leads.
    const inside = wanted?.node === nodeId && wanted.path[0] === 'elements' && wanted.path.length > 1;
    if (inside && editor.view.get().pageDesigner?.node !== nodeId) {
      changeView(editor, { pageDesigner: { node: nodeId } });
    }
  }, [wanted, nodeId, editor]);
  return (
    <FieldFrame field={field} composite>
      <div className={classes.summary}>
        <span className={classes.hint}>{count === 0 ? texts.empty : texts.count(count)}</span>
        <Button
          variant="light"
          leftSection={<IconLayoutList size={15} aria-hidden />}
          onClick={() => changeView(editor, { pageDesigner: { node: nodeId } })}
        >
          {texts.open}
        </Button>
      </div>
    </FieldFrame>
  );
}
