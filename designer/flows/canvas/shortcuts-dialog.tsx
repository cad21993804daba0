import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';
import type { flowsEn } from '../flows.en.ts';
import classes from './shortcuts-dialog.module.css';

type Line = [keyof (typeof flowsEn)['shortcuts']['list'], ...string[]];

const GROUPS: Record<keyof (typeof flowsEn)['shortcuts']['groups'], Line[]> = {
  move: [
    ['arrows', '← ↑ → ↓'],
    ['follow', 'Ctrl → ←'],
    ['siblings', 'Ctrl ↑ ↓'],
    ['tab', 'Tab', '⇧ Tab'],
    ['start', 'Home'],
    ['search', 'Ctrl F'],
    ['extend', '⇧ ← ↑ → ↓'],
    ['selectAll', 'Ctrl A'],
    ['back', 'Esc'],
  ],
  edit: [
    ['insert', '/'],
    ['connect', 'C'],
    ['edit', '↵'],
    ['move', 'Alt ← ↑ → ↓'],
    ['delete', 'Del'],
    ['copyPaste', 'Ctrl C', 'Ctrl X', 'Ctrl V'],
    ['duplicate', 'Ctrl D'],
    ['undo', 'Ctrl Z', 'Ctrl ⇧ Z'],
  ],
  canvas: [
    ['fit', '1'],
    ['layout', '⇧ L'],
    ['help', '?'],
  ],
};

/** Every key of the editor at a glance. */
export function ShortcutsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { shortcuts: texts } = useMessages().flows;
  const mouse: [string, string][] = [
    [texts.list.pan, texts.drag],
    [texts.list.marquee, `⇧ ${texts.drag}`],
    [texts.list.zoom, `Ctrl ${texts.scroll}`],
  ];
  return (
    <Dialog opened={opened} onClose={onClose} title={texts.title} size={760}>
      <div className={classes.groups}>
        {(['move', 'edit', 'canvas'] as const).map((group) => (
          <section key={group}>
            <h3 className={classes.heading}>{texts.groups[group]}</h3>
            <dl className={classes.list}>
              {GROUPS[group].map(([name, ...keys]) => (
                <KeyLine key={name} what={texts.list[name]} keys={keys} />
              ))}
              {group === 'canvas' && mouse.map(([what, keys]) => <KeyLine key={what} what={what} keys={[keys]} />)}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function KeyLine({ what, keys }: { what: string; keys: readonly string[] }) {
  return (
    <>
      <dt>{what}</dt>
      <dd>
        {keys.map((key) => (
          <Fragment key={key}>
            <Kbd size="xs">{key}</Kbd>{' '}
          </Fragment>
        ))}
      </dd>
    </>
  );
}
