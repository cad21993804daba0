import { UnstyledButton } from '@mantine/core';
import { IconBolt, IconCalendarRepeat, IconGripVertical, IconRobot } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useRecord } from '#designer/ui/form/record-form.tsx';
import type { DispositionStatus } from '#schemas/domain/disposition-group.ts';
import { DispositionChip } from './disposition-chip.tsx';
import classes from './dispositions.module.css';

const DRAG_TYPE = 'application/x-switchyard-status';

interface StatusListProps {
  statuses: readonly DispositionStatus[];
  chosen: number;
  onChoose: (index: number) => void;
  /** Puts one in front of what stands at `to`. */
  onMove: (from: number, to: number) => void;
  onRemove: (index: number) => void;
}

/** The statuses in the order in which agents see them; dragged, or moved with Alt+↑ and Alt+↓. */
export function StatusList({ statuses, chosen, onChoose, onMove, onRemove }: StatusListProps) {
  const { readOnly, issues } = useRecord();
  const { dispositions: texts } = useMessages();
  const list = useRef<HTMLOListElement>(null);
  const [drop, setDrop] = useState<number>();
  const placeAt = (y: number) => {
    const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect());
    const below = rows.findIndex((row) => y < row.top + row.height / 2);
    return below < 0 ? rows.length : below;
  };
  const onDragOver = (event: DragEvent) => {
    if (readOnly || !event.dataTransfer.types.includes(DRAG_TYPE)) return;
    event.preventDefault();
    setDrop(placeAt(event.clientY));
  };
  const onDrop = (event: DragEvent) => {
    const from = event.dataTransfer.getData(DRAG_TYPE);
    setDrop(undefined);
    if (from === '') return;
    event.preventDefault();
    onMove(Number(from), placeAt(event.clientY));
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const to = index + step;
    if (step !== 0 && event.altKey && !readOnly) {
      if (to >= 0 && to < statuses.length) onMove(index, step > 0 ? to + 1 : to);
    } else if (step !== 0) focusRow(list.current, to);
    else if (event.key === 'Delete' && !readOnly) onRemove(index);
    else return;
    event.preventDefault();
    // The row that was moved keeps the focus.
    if (step !== 0 && event.altKey) requestAnimationFrame(() => focusRow(list.current, to));
  };
  return (
    <>
      <ol
        ref={list}
        className={classes.list}
        data-drop={drop === statuses.length || undefined}
        onDragOver={onDragOver}
        onDragLeave={() => setDrop(undefined)}
        onDrop={onDrop}
      >
        {statuses.map((status, index) => {
          const errors = issues.filter(({ path }) => path[0] === 'statuses' && Number(path[1]) === index).length;
          return (
            // Statuses have no identity but their place while their codes are being written.
            <li key={index} data-drop={drop === index || undefined}>
              <UnstyledButton
                className={classes.row}
                aria-pressed={index === chosen}
                aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
                draggable={!readOnly}
                onClick={() => onChoose(index)}
                onKeyDown={(event) => onKeyDown(event, index)}
                onDragStart={(event) => event.dataTransfer.setData(DRAG_TYPE, String(index))}
                onDragEnd={() => setDrop(undefined)}
              >
                {!readOnly && <IconGripVertical className={classes.grip} size={14} stroke={1.6} aria-hidden />}
                <span className={classes.code}>{status.code}</span>
                <span className={classes.rowName}>
                  <DispositionChip name={status.name || texts.unnamed} colour={status.colour} />
                </span>
                {status.quick && <IconBolt size={14} aria-label={texts.marks.quick} />}
                {status.callback.planned !== 'no' && <IconCalendarRepeat size={14} aria-label={texts.marks.callback} />}
                {status.system && <IconRobot size={14} aria-label={texts.marks.system} />}
                {errors > 0 && <span className={classes.problems}>{errors}</span>}
              </UnstyledButton>
            </li>
          );
        })}
      </ol>
      {!readOnly && statuses.length > 1 && <p className={classes.hint}>{texts.orderHelp}</p>}
    </>
  );
}

function focusRow(list: HTMLOListElement | null, index: number): void {
  list?.children[index]?.querySelector<HTMLElement>('button')?.focus();
}
