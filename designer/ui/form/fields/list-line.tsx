import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import classes from './list-field.module.css';

interface ListLineProps {
  name: string;
  /** Before the fields: what kind of line it is. */
  head?: ReactNode;
  /** The fields stand one below the other; the buttons then stand beside the first label. */
  stacked?: boolean;
  first: boolean;
  last: boolean;
  removable: boolean;
  readOnly: boolean;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
  children: ReactNode;
}

/** One line of a list with its place and its end. Alt+↑ and Alt+↓ move it. */
export function ListLine({
  name,
  head,
  stacked,
  first,
  last,
  removable,
  readOnly,
  onMove,
  onRemove,
  children,
}: ListLineProps) {
  const { form: texts } = useMessages();
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || readOnly) return;
    if (event.key === 'ArrowUp' && !first) onMove(-1);
    else if (event.key === 'ArrowDown' && !last) onMove(1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <li className={classes.item} data-stacked={stacked || undefined} onKeyDown={onKeyDown} aria-label={name}>
      {head}
      <div className={classes.fields}>{children}</div>
      {!readOnly && (
        <div className={classes.buttons}>
          <ActionIcon size={24} aria-label={`${texts.moveUp}: ${name}`} disabled={first} onClick={() => onMove(-1)}>
            <IconChevronUp size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon size={24} aria-label={`${texts.moveDown}: ${name}`} disabled={last} onClick={() => onMove(1)}>
            <IconChevronDown size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon size={24} aria-label={texts.remove(name)} disabled={!removable} onClick={onRemove}>
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </div>
      )}
    </li>
  );
}
