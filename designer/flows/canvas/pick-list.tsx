import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import classes from './pick-list.module.css';

export interface PickItem {
  id: string;
  label: string;
  hint?: string;
  icon?: ReactNode;
  group?: string;
}

interface PickListProps<Item extends PickItem> {
  label: string;
  items: (query: string) => readonly Item[];
  onPick: (item: Item) => void;
  onClose: () => void;
  /** The item the keyboard stands on, for instance to light it on the canvas. */
  onActive?: (item: Item | undefined, query: string) => void;
}

/** More would not be read; typing narrows the list. */
const SHOWN = 60;

/** A list over the canvas to choose from by typing, arrows and Enter, or by mouse. */
export function PickList<Item extends PickItem>({ label, items, onPick, onClose, onActive }: PickListProps<Item>) {
  const { picker: texts } = useMessages().flows;
  const [query, setQuery] = useState('');
  const [position, setPosition] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const found = items(query).slice(0, SHOWN);
  const at = Math.min(position, found.length - 1);
  const active = found[at];
  const activeId = active?.id;

  // What counts is which item is active, not its identity, which is new with every keystroke.
  useEffect(() => {
    onActive?.(active, query);
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step) setPosition(Math.max(0, Math.min(found.length - 1, at + step)));
    else if (event.key === 'Enter' && active) onPick(active);
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={classes.backdrop} onPointerDown={(event) => event.target === event.currentTarget && onClose()}>
      <div className={classes.box} role="dialog" aria-label={label}>
        <input
          className={classes.input}
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-activedescendant={active ? `${id}-${at}` : undefined}
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the list was opened in order to type in it
          autoFocus
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setPosition(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div id={id} ref={list} role="listbox" aria-label={label} className={classes.list} data-scroll>
          {found.length === 0 && <p className={classes.none}>{texts.none}</p>}
          {found.map((item, index) => (
            <div key={item.id}>
              {item.group !== undefined && item.group !== found[index - 1]?.group && (
                <div className={classes.group}>{item.group}</div>
              )}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys for the list */}
              <div
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                className={classes.item}
                onClick={() => onPick(item)}
                onPointerMove={() => setPosition(index)}
              >
                {item.icon}
                <span className={classes.label}>{item.label}</span>
                {item.hint && <span className={classes.hint}>{item.hint}</span>}
              </div>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
