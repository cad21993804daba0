import { Loader, SegmentedControl } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { DraftSaver } from './drafts/draft-saver.ts';
import { changeView, type Panel, useEditor, useView } from './editor/editor.ts';
import { InspectorPanel } from './inspector/inspector-panel.tsx';
import classes from './side-panel.module.css';

const PhonePanel = lazy(async () => ({ default: (await import('./phone/phone-panel.tsx')).PhonePanel }));
const VersionsPanel = lazy(async () => ({ default: (await import('./versions/versions-panel.tsx')).VersionsPanel }));

const PANELS: readonly Panel[] = ['inspector', 'phone', 'versions'];

/** The right-hand side: properties of what is selected, the test phone, or the versions. */
export function SidePanel({ saver }: { saver: DraftSaver }) {
  const editor = useEditor();
  const { editor: texts } = useMessages().flows;
  const panel = useView((view) => view.panel);
  return (
    <aside className={classes.panel} aria-label={texts.panels[panel]}>
      <SegmentedControl
        className={classes.tabs}
        size="xs"
        fullWidth
        value={panel}
        onChange={(value) => changeView(editor, { panel: PANELS.find((known) => known === value) ?? 'inspector' })}
        data={PANELS.map((value) => ({ value, label: texts.panels[value] }))}
      />
      <div className={classes.content} data-scroll>
        <Suspense fallback={<Loader m="lg" />}>
          {panel === 'inspector' && <InspectorPanel />}
          {panel === 'phone' && <PhonePanel />}
          {panel === 'versions' && <VersionsPanel saver={saver} />}
        </Suspense>
      </div>
    </aside>
  );
}
