import { UnstyledButton } from '@mantine/core';
import { IconAsterisk, IconEyeQuestion, IconGripVertical, IconSettings } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { isRecord } from '#designer/ui/form/set-at-path.ts';
import { Tag } from '#designer/ui/tag.tsx';
import { type ElementType, elementKinds } from '#schemas/script/elements/index.ts';
import { useNodeIssues } from '../editor/editor.ts';
import { useSpokenLanguage } from '../editor/use-spoken-language.ts';
import type { DraftElement } from './edit-elements.ts';
import { ElementIcon } from './element-icon.tsx';
import { ELEMENT_DRAG_TYPE } from './element-palette.tsx';
import classes from './page-designer.module.css';

const MOVE_DRAG_TYPE = 'application/x-switchyard-element-move';

interface PageOutlineProps {
  nodeId: string;
  elements: readonly DraftElement[];
  /** Undefined while the page itself is chosen. */
  chosen: string | undefined;
  readOnly: boolean;
  onChoose: (id: string | undefined) => void;
  onAdd: (type: ElementType, at: number) => void;
  onMove: (id: string, to: number) => void;
  onRemove: (id: string) => void;
}

/** What stands on the page, in order: where elements are dropped, moved and chosen. */
export function PageOutline(props: PageOutlineProps) {
  const { nodeId, elements, chosen, readOnly, onChoose, onAdd, onMove, onRemove } = props;
  const { pageDesigner: texts } = useMessages().flows;
  const issues = useNodeIssues(nodeId);
  const list = useRef<HTMLOListElement>(null);
  const [drop, setDrop] = useState<number>();

  const placeAt = (y: number) => {
    const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect());
    const below = rows.findIndex((row) => y < row.top + row.height / 2);
    return below < 0 ? rows.length : below;
  };
  const onDragOver = (event: DragEvent) => {
    const { types } = event.dataTransfer;
    if (readOnly || !(types.includes(ELEMENT_DRAG_TYPE) || types.includes(MOVE_DRAG_TYPE))) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = types.includes(ELEMENT_DRAG_TYPE) ? 'copy' : 'move';
    setDrop(placeAt(event.clientY));
  };
  const onDrop = (event: DragEvent) => {
    const type = event.dataTransfer.getData(ELEMENT_DRAG_TYPE);
    const moved = event.dataTransfer.getData(MOVE_DRAG_TYPE);
    const at = placeAt(event.clientY);
    setDrop(undefined);
    if (isElementType(type)) onAdd(type, at);
    else if (moved) onMove(moved, at);
    else return;
    event.preventDefault();
  };
  const onKeyDown = (event: KeyboardEvent, id: string, index: number) => {
    if (readOnly) return;
    if (event.altKey && event.key === 'ArrowUp' && index > 0) onMove(id, index - 1);
    else if (event.altKey && event.key === 'ArrowDown' && index < elements.length - 1) onMove(id, index + 2);
    else if (event.key === 'Delete') onRemove(id);
    else if (!event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const row = list.current?.children[index + (event.key === 'ArrowDown' ? 1 : -1)];
      row?.querySelector<HTMLElement>('button')?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section
      className={classes.outline}
      aria-label={texts.outline}
      data-scroll
      onDragOver={onDragOver}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDrop(undefined);
      }}
      onDrop={onDrop}
    >
      <h3 className={classes.heading}>{texts.outline}</h3>
      <UnstyledButton
        className={classes.row}
        data-chosen={chosen === undefined || undefined}
        aria-pressed={chosen === undefined}
        onClick={() => onChoose(undefined)}
      >
        <span className={classes.icon}>
          <IconSettings size={15} stroke={1.75} aria-hidden />
        </span>
        <span className={classes.name}>{texts.settings}</span>
        <Problems count={issues.filter(({ path }) => path && path[0] !== 'elements').length} />
      </UnstyledButton>
      <ol ref={list} className={classes.elements} data-drop={drop === elements.length || undefined}>
        {elements.map((element, index) => (
          <li key={element.id} data-drop={drop === index || undefined} data-element={element.id}>
            <UnstyledButton
              className={classes.row}
              data-chosen={chosen === element.id || undefined}
              data-section={element.type === 'section' || undefined}
              aria-pressed={chosen === element.id}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
              draggable={!readOnly}
              onClick={() => onChoose(element.id)}
              onKeyDown={(event) => onKeyDown(event, element.id, index)}
              onDragStart={(event) => {
                event.dataTransfer.setData(MOVE_DRAG_TYPE, element.id);
                event.dataTransfer.effectAllowed = 'move';
              }}
              onDragEnd={() => setDrop(undefined)}
            >
              <RowContent element={element} readOnly={readOnly} />
              <Problems count={issues.filter(({ path }) => path?.[0] === 'elements' && path[1] === index).length} />
            </UnstyledButton>
          </li>
        ))}
      </ol>
      {elements.length === 0 ? (
        <p className={classes.dropHere}>{texts.dropHere}</p>
      ) : (
        !readOnly && <p className={classes.hint}>{texts.outlineHelp}</p>
      )}
    </section>
  );
}

function RowContent({ element, readOnly }: { element: DraftElement; readOnly: boolean }) {
  const { pageDesigner: texts } = useMessages().flows;
  const { language } = useLanguage();
  const [spoken] = useSpokenLanguage();
  const kind = isElementType(element.type) ? elementKinds[element.type] : undefined;
  const words = wordsOf(element, spoken);
  const name = kind?.texts[language].name ?? element.type;
  return (
    <>
      {!readOnly && <IconGripVertical className={classes.grip} size={14} stroke={1.6} aria-hidden />}
      <span className={classes.icon}>
        <ElementIcon icon={kind?.icon ?? ''} />
      </span>
      <span className={classes.name}>
        <span className="sy-truncate">{words || name}</span>
        {words && <span className={classes.kindName}>{name}</span>}
      </span>
      {element.required === true && (
        <span title={texts.required}>
          <IconAsterisk size={12} aria-label={texts.required} />
        </span>
      )}
      {typeof element.visibleWhen === 'string' && element.visibleWhen.trim() !== '' && (
        <span title={texts.conditional}>
          <IconEyeQuestion size={14} aria-label={texts.conditional} />
        </span>
      )}
    </>
  );
}

function Problems({ count }: { count: number }) {
  const { pageDesigner: texts } = useMessages().flows;
  if (count === 0) return null;
  return (
    <Tag tone="bad" title={texts.problems(count)}>
      {count}
    </Tag>
  );
}

function wordsOf(element: DraftElement, language: string): string {
  const words = element.label ?? element.text;
  if (!isRecord(words)) return '';
  return String(words[language] || Object.values(words).find(Boolean) || '');
}

export function isElementType(type: string): type is ElementType {
  return Object.hasOwn(elementKinds, type);
}
