import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconCopy, IconTrash } from '@tabler/icons-react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { ObjectFields } from '#designer/ui/form/field-editor.tsx';
import { useFormScope } from '#designer/ui/form/form-scope.ts';
import type { FlowNode } from '#schemas/flow/flow.ts';
import { elementKinds } from '#schemas/script/elements/index.ts';
import { pageDefinition } from '#schemas/script/page.ts';
import inspectorClasses from '../inspector/inspector-panel.module.css';
import type { DraftElement } from './edit-elements.ts';
import { ElementIcon } from './element-icon.tsx';
import classes from './page-designer.module.css';
import { isElementType } from './page-outline.tsx';

interface ElementFormProps {
  element: DraftElement;
  index: number;
  count: number;
  /** More settings stand open because one of them is wanted. */
  opened: boolean;
  onMove: (to: number) => void;
  onDuplicate: () => void;
  onRemove: () => void;
}

/** The form of one element, drawn from the schema of its kind. */
export function ElementForm({ element, index, count, opened, onMove, onDuplicate, onRemove }: ElementFormProps) {
  const { readOnly } = useFormScope();
  const { form: words, flows } = useMessages();
  const texts = flows.pageDesigner;
  const { language } = useLanguage();
  if (!isElementType(element.type)) return null;
  const kind = elementKinds[element.type];
  const { name, description } = kind.texts[language];
  const fields = { schema: kind.schema, path: ['elements', index], textPath: 'elements[]', value: element };
  return (
    <>
      <div className={classes.formHead}>
        <span className={classes.icon}>
          <ElementIcon icon={kind.icon} />
        </span>
        <div className={classes.formTitle}>
          <h3 className={classes.heading}>{name}</h3>
          <p className={classes.hint}>{description}</p>
        </div>
        {!readOnly && (
          <div className={classes.tools}>
            <ActionIcon size={24} aria-label={words.moveUp} disabled={index === 0} onClick={() => onMove(index - 1)}>
              <IconChevronUp size={15} aria-hidden />
            </ActionIcon>
            <ActionIcon
              size={24}
              aria-label={words.moveDown}
              disabled={index === count - 1}
              onClick={() => onMove(index + 2)}
            >
              <IconChevronDown size={15} aria-hidden />
            </ActionIcon>
            <ActionIcon size={24} aria-label={texts.duplicate} onClick={onDuplicate}>
              <IconCopy size={15} aria-hidden />
            </ActionIcon>
            <ActionIcon size={24} color="red" aria-label={words.remove(name)} onClick={onRemove}>
              <IconTrash size={15} aria-hidden />
            </ActionIcon>
          </div>
        )}
      </div>
      <div className={classes.fields}>
        <ObjectFields {...fields} only={(meta) => !meta.advanced} />
      </div>
      <details className={inspectorClasses.advanced} open={opened || undefined}>
        <summary>{texts.more}</summary>
        <div className={classes.fields}>
          <ObjectFields {...fields} only={(meta) => meta.advanced === true} />
        </div>
      </details>
    </>
  );
}

/** The form of the page itself: its title and how it is left. */
export function PageSettings({ node }: { node: FlowNode }) {
  const { pageDesigner: texts } = useMessages().flows;
  return (
    <>
      <h3 className={classes.heading}>{texts.settings}</h3>
      <div className={classes.fields}>
        <ObjectFields
          schema={pageDefinition}
          path={[]}
          textPath=""
          value={node.config}
          only={(meta) => meta.widget !== 'elements'}
        />
      </div>
    </>
  );
}
