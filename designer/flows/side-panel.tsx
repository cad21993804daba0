import { Loader, Tabs, Tooltip } from '@mantine/core';
import {
  IconAdjustmentsHorizontal,
  IconChartArrows,
  IconDeviceMobile,
  IconFlask,
  IconHistory,
  IconMessages,
} from '@tabler/icons-react';
import { type ComponentType, lazy, Suspense } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { DraftSaver } from './drafts/draft-saver.ts';
import { changeView, type Panel, panels, useEditor, useView } from './editor/editor.ts';
import { InspectorPanel } from './inspector/inspector-panel.tsx';
import classes from './side-panel.module.css';

const PhonePanel = lazy(async () => ({ default: (await import('./phone/phone-panel.tsx')).PhonePanel }));
const VersionsPanel = lazy(async () => ({ default: (await import('./versions/versions-panel.tsx')).VersionsPanel }));
const TrafficPanel = lazy(async () => ({ default: (await import('./traffic/traffic-panel.tsx')).TrafficPanel }));
const CommentsPanel = lazy(async () => ({ default: (await import('./comments/comments-panel.tsx')).CommentsPanel }));
const TestsPanel = lazy(async () => ({ default: (await import('./tests/tests-panel.tsx')).TestsPanel }));

const ICONS: Record<Panel, typeof IconHistory> = {
  inspector: IconAdjustmentsHorizontal,
  phone: IconDeviceMobile,
  tests: IconFlask,
  versions: IconHistory,
  comments: IconMessages,
  traffic: IconChartArrows,
};

const CONTENTS: Record<Panel, ComponentType<{ saver: DraftSaver }>> = {
  inspector: InspectorPanel,
  phone: PhonePanel,
  tests: TestsPanel,
  versions: VersionsPanel,
  comments: CommentsPanel,
  traffic: TrafficPanel,
};

/** The right-hand side: one panel at a time, chosen by icons; the open one also shows its name. */
export function SidePanel({ saver }: { saver: DraftSaver }) {
  const editor = useEditor();
  const { editor: texts } = useMessages().flows;
  const panel = useView((view) => view.panel);
  const Content = CONTENTS[panel];
  return (
    <aside className={classes.panel} aria-label={texts.panels[panel]}>
      <Tabs
        className={classes.tabs}
        value={panel}
        onChange={(value) => changeView(editor, { panel: panels.find((known) => known === value) ?? 'inspector' })}
      >
        <Tabs.List aria-label={texts.panelsLabel}>
          {panels.map((value) => {
            const Icon = ICONS[value];
            return (
              <Tooltip key={value} label={texts.panels[value]} disabled={value === panel}>
                <Tabs.Tab
                  value={value}
                  className={classes.tab}
                  aria-label={texts.panels[value]}
                  leftSection={<Icon size={16} aria-hidden />}
                >
                  {value === panel && texts.panels[value]}
                </Tabs.Tab>
              </Tooltip>
            );
          })}
        </Tabs.List>
      </Tabs>
      <div className={classes.content} data-scroll>
        <Suspense fallback={<Loader m="lg" />}>
          <Content saver={saver} />
        </Suspense>
      </div>
    </aside>
  );
}
