import { ActionIcon, Checkbox, NativeSelect, SegmentedControl } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { Diagnostic, Severity } from '#schemas/diagnostics/diagnostic.ts';
import { removeWaivers } from '../document/edit-waiver.ts';
import { changeView, useChecks, useEditor, useFlow, useView } from '../editor/editor.ts';
import { type Grouping, groupings, ProblemList } from './problem-list.tsx';
import classes from './problems-panel.module.css';
import { SEVERITIES, SEVERITY_ICONS } from './severity-icons.ts';
import { TrailBar } from './trail-bar.tsx';
import { useTrailPlayer } from './trail-player.ts';

const RuleDialog = lazy(async () => ({ default: (await import('./rule-dialog.tsx')).RuleDialog }));
const WaiveDialog = lazy(async () => ({ default: (await import('./waive-dialog.tsx')).WaiveDialog }));
const ReckoningTable = lazy(async () => ({ default: (await import('./reckoning-table.tsx')).ReckoningTable }));

const views = ['open', 'waived', 'ends'] as const;
type View = (typeof views)[number];

/** Everything that is wrong, worst first; what was waived; and what it takes to get to each end. */
export function ProblemsPanel() {
  const editor = useEditor();
  const { problems: texts } = useMessages().flows;
  const { common } = useMessages();
  const [view, setView] = useState<View>('open');
  const waived = useChecks((checks) => checks.waived.length);
  // Strategies and scripts take as long as people take.
  const hasEnds = useFlow(({ kind }) => kind === 'ivr' || kind === 'overflow');
  return (
    <section className={classes.panel} aria-label={texts.title}>
      <header className={classes.header}>
        <h2 className={classes.title}>{texts.title}</h2>
        <SegmentedControl
          size="xs"
          aria-label={texts.title}
          value={view}
          onChange={(value) => setView(views.find((known) => known === value) ?? 'open')}
          data={views
            .filter((value) => value !== 'ends' || hasEnds)
            .map((value) => ({
              value,
              label: value === 'waived' && waived > 0 ? `${texts.views.waived} ${waived}` : texts.views[value],
            }))}
        />
        <span className={classes.gap} />
        <ActionIcon
          size="sm"
          aria-label={common.close}
          onClick={() => changeView(editor, { problemsOpen: false })}
          data-close
        >
          <IconX size={15} aria-hidden />
        </ActionIcon>
      </header>
      {view === 'open' && <Open />}
      {view === 'waived' && <WaivedFindings />}
      {view === 'ends' && (
        <Suspense>
          <ReckoningTable />
        </Suspense>
      )}
    </section>
  );
}

function Open() {
  const editor = useEditor();
  const { problems: texts } = useMessages().flows;
  const diagnostics = useChecks((checks) => checks.diagnostics);
  const count = useChecks((checks) => checks.count);
  const thorough = useView((view) => view.thorough ?? false);
  const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set());
  const [grouping, setGrouping] = useState<Grouping>('severity');
  const [explained, setExplained] = useState<string>();
  const [waiving, setWaiving] = useState<Diagnostic>();
  const player = useTrailPlayer();
  const shown = useMemo(
    () =>
      SEVERITIES.filter((severity) => !hidden.has(severity)).flatMap((severity) =>
        (diagnostics ?? []).filter((found) => found.severity === severity),
      ),
    [diagnostics, hidden],
  );
  const toggle = (severity: Severity) => {
    const next = new Set(hidden);
    if (!next.delete(severity)) next.add(severity);
    setHidden(next);
  };
  return (
    <>
      <div className={classes.tools}>
        {SEVERITIES.map((severity) => {
          const Icon = SEVERITY_ICONS[severity];
          const words = texts.severities[severity](count[severity]);
          return (
            <button
              key={severity}
              type="button"
              className={classes.filter}
              aria-pressed={!hidden.has(severity)}
              aria-label={texts.show(words)}
              onClick={() => toggle(severity)}
            >
              <span className={classes.icon} data-severity={severity}>
                <Icon size={14} stroke={1.8} aria-hidden />
              </span>
              {words}
            </button>
          );
        })}
        <NativeSelect
          size="xs"
          aria-label={texts.group}
          value={grouping}
          data={groupings.map((value) => ({ value, label: texts.groups[value] }))}
          onChange={({ currentTarget: { value } }) =>
            setGrouping(groupings.find((known) => known === value) ?? 'severity')
          }
        />
        <Checkbox
          size="xs"
          label={texts.thorough}
          checked={thorough}
          onChange={({ currentTarget: { checked } }) => changeView(editor, { thorough: checked })}
        />
      </div>
      <TrailBar player={player} />
      {shown.length === 0 ? (
        <p className={classes.none}>{diagnostics?.length ? texts.noneShown : texts.none}</p>
      ) : (
        <ProblemList
          found={shown.map((diagnostic) => ({ diagnostic }))}
          grouping={grouping}
          onExplain={setExplained}
          onWaive={editor.readOnly ? undefined : setWaiving}
          onPlay={player.play}
        />
      )}
      <Suspense>
        {explained !== undefined && <RuleDialog rule={explained} onClose={() => setExplained(undefined)} />}
        {waiving && <WaiveDialog found={waiving} onClose={() => setWaiving(undefined)} />}
      </Suspense>
    </>
  );
}

function WaivedFindings() {
  const { store, readOnly, announce } = useEditor();
  const { problems: texts } = useMessages().flows;
  const waived = useChecks((checks) => checks.waived);
  const [explained, setExplained] = useState<string>();
  const takeBack = (found: Diagnostic) => {
    store.edit((flow) => removeWaivers(flow, found));
    announce(texts.waiveDialog.undone);
  };
  if (waived.length === 0) return <p className={classes.none}>{texts.waived.none}</p>;
  return (
    <>
      <ProblemList
        found={waived.map(({ found, reason }) => ({ diagnostic: found, reason }))}
        grouping="severity"
        onExplain={setExplained}
        onTakeBack={readOnly ? undefined : takeBack}
      />
      <Suspense>
        {explained !== undefined && <RuleDialog rule={explained} onClose={() => setExplained(undefined)} />}
      </Suspense>
    </>
  );
}
