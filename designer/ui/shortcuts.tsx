import { Kbd } from '@mantine/core';
import { createContext, Fragment, type ReactNode, use, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Dialog } from './dialog.tsx';
import { matchesShortcut } from './matches-shortcut.ts';
import classes from './shortcuts.module.css';

export interface Shortcut {
  /** As shown: `/`, `Ctrl+K`, `ArrowLeft`, `Shift+?`. Ctrl is ⌘ on a Mac. */
  keys: string;
  label: string;
  run: (event: KeyboardEvent) => void;
}

interface Registry {
  add: (listed: { current: readonly Shortcut[] }) => () => void;
  show: () => void;
}

const ShortcutContext = createContext<Registry | null>(null);

/** Collects the shortcuts of whatever is on screen, and shows them all on `?`. */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const { common } = useMessages();
  const [groups, setGroups] = useState<readonly { current: readonly Shortcut[] }[]>([]);
  const [open, setOpen] = useState(false);
  const registry = useMemo<Registry>(
    () => ({
      add: (listed) => {
        setGroups((before) => [...before, listed]);
        return () => setGroups((before) => before.filter((group) => group !== listed));
      },
      show: () => setOpen(true),
    }),
    [],
  );
  useKeyDown([{ keys: '?', label: common.shortcuts, run: () => setOpen(true) }]);
  return (
    <ShortcutContext value={registry}>
      {children}
      <Dialog opened={open} onClose={() => setOpen(false)} title={common.shortcuts} size="sm">
        <dl className={classes.list}>
          {listOf(groups, common.shortcuts).map(({ keys, label }) => (
            <Fragment key={`${keys} ${label}`}>
              <dt>{label}</dt>
              <dd>
                <ShortcutKeys keys={keys} />
              </dd>
            </Fragment>
          ))}
        </dl>
      </Dialog>
    </ShortcutContext>
  );
}

/** Each once: of two searches on a page, `/` leads to the first. */
function listOf(groups: readonly { current: readonly Shortcut[] }[], help: string): Pick<Shortcut, 'keys' | 'label'>[] {
  const listed = [...groups.flatMap(({ current }) => current), { keys: '?', label: help }];
  return [...new Map(listed.map(({ keys, label }) => [`${keys} ${label}`, { keys, label }])).values()];
}

/** Binds keys while mounted and lists them in the help. Keys without Ctrl do nothing while text is being typed. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const registry = use(ShortcutContext);
  const listed = useMemo<{ current: readonly Shortcut[] }>(() => ({ current: [] }), []);
  useEffect(() => {
    listed.current = shortcuts;
  });
  useEffect(() => registry?.add(listed), [registry, listed]);
  useKeyDown(shortcuts);
}

/** Opens the list of shortcuts. */
export function useShortcutHelp(): () => void {
  const registry = use(ShortcutContext);
  return () => registry?.show();
}

export function ShortcutKeys({ keys }: { keys: string }) {
  const { common } = useMessages();
  const names: Record<string, string> = common.keys;
  return keys.split('+').map((key, index) => (
    <Fragment key={key}>
      {index > 0 && ' '}
      <Kbd size="xs">{names[key] ?? key}</Kbd>
    </Fragment>
  ));
}

function useKeyDown(shortcuts: readonly Shortcut[]): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const pressed = shortcuts.find((shortcut) => matchesShortcut(event, shortcut.keys));
    if (!pressed) return;
    event.preventDefault();
    pressed.run(event);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
