import { ActionIcon, Loader, Select, Tabs } from '@mantine/core';
import { IconArrowsLeftRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { compareFlows } from '#runtime/compare/compare-flows.ts';
import { listVersions } from '#schemas/api/flows.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { useEditor } from '../editor/editor.ts';
import { FlowGraph } from '../graph/flow-graph.tsx';
import { READABLE_ZOOM } from '../graph/use-opening-view.ts';
import { BehaviourTab } from './behaviour-tab.tsx';
import { ChangeList } from './change-list.tsx';
import classes from './compare-dialog.module.css';
import { CHANGE_SIGNS, mergeFlows } from './merge-flows.ts';
import { ReplayTab } from './replay-tab.tsx';
import { type Comparison, readSide, type Side } from './side.ts';
import { useSide } from './use-sides.ts';

interface CompareDialogProps {
  comparison: Comparison;
  onChange: (comparison: Comparison) => void;
  onClose: () => void;
}

/** Two versions of a flow: what they say differently, what they do differently, and what past contacts would have met. */
export function CompareDialog({ comparison, onChange, onClose }: CompareDialogProps) {
  const { compare: texts } = useMessages().flows;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={texts.title}
      fullScreen
      // A graph that is measured while it grows has its lines in the wrong places.
      transitionProps={{ duration: 0 }}
    >
      <Documents comparison={comparison} onChange={onChange} />
    </Dialog>
  );
}

function Documents({ comparison, onChange }: Pick<CompareDialogProps, 'comparison' | 'onChange'>) {
  const before = useSide(comparison.before);
  const after = useSide(comparison.after);
  const failed = before.error ? before : after.error ? after : undefined;
  const sides = <SideChoice comparison={comparison} onChange={onChange} />;
  if (failed?.error) {
    return (
      <>
        {sides}
        <LoadError error={failed.error} onRetry={failed.retry} />
      </>
    );
  }
  if (!before.document || !after.document) return <Loader m="lg" />;
  return <Sides {...{ comparison, sides }} before={before.document} after={after.document} />;
}

interface SidesProps {
  comparison: Comparison;
  sides: React.ReactNode;
  before: Flow;
  after: Flow;
}

const tabs = ['changes', 'behaviour', 'replay'] as const;

function Sides({ comparison, sides, before, after }: SidesProps) {
  const { compare: texts } = useMessages().flows;
  const changes = useMemo(() => compareFlows(before, after), [before, after]);
  // The graph opens where there is something to see.
  const [shown, setShown] = useState(() => changes.find(({ node }) => node !== undefined)?.node);
  const [tab, setTab] = useState<(typeof tabs)[number]>('changes');
  const merged = useMemo(
    () => mergeFlows(before, after, { changes, names: texts.types }),
    [before, after, changes, texts],
  );
  const documents = useMemo(() => ({ before, after }), [before, after]);
  return (
    <div className={classes.body}>
      <section className={classes.left} aria-label={texts.graph}>
        <div className={classes.graph}>
          <FlowGraph
            key={`${comparison.before} ${comparison.after}`}
            flow={merged.flow}
            highlights={merged.highlights}
            selected={shown}
            onSelectNode={setShown}
            follow
            followZoom={READABLE_ZOOM}
          />
        </div>
        <ul className={classes.legend} aria-label={texts.legend}>
          {(['added', 'removed', 'changed', 'moved', 'redirected'] as const).map((type) => (
            <li key={type}>
              <strong aria-hidden>{CHANGE_SIGNS[type]}</strong> {texts.types[type]}
            </li>
          ))}
        </ul>
      </section>
      <section className={classes.right}>
        {sides}
        <Tabs value={tab} onChange={(value) => setTab(tabs.find((known) => known === value) ?? 'changes')}>
          <Tabs.List aria-label={texts.title}>
            {tabs.map((value) => (
              <Tabs.Tab key={value} value={value}>
                {texts.tabs[value]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        <div className={classes.scroll} data-scroll role="tabpanel" aria-label={texts.tabs[tab]}>
          {tab === 'changes' && <ChangeList changes={changes} shown={shown} onShow={setShown} />}
          {tab === 'behaviour' && <BehaviourTab documents={documents} onShow={setShown} />}
          {tab === 'replay' && (
            <ReplayTab key={String(comparison.after)} side={comparison.after} document={after} onShow={setShown} />
          )}
        </div>
      </section>
    </div>
  );
}

function SideChoice({ comparison, onChange }: Pick<CompareDialogProps, 'comparison' | 'onChange'>) {
  const { flowId } = useEditor();
  const { compare: texts } = useMessages().flows;
  const versions = useQuery(reading(listVersions, { params: { id: flowId } })).data?.versions ?? [];
  const { before, after } = comparison;
  const known: Side[] = ['draft', ...versions.map(({ version }) => version)];
  const data = known.map((side) => ({
    value: String(side),
    label: side === 'draft' ? texts.draft : texts.version(side),
  }));
  const choice = (label: string, value: Side, choose: (side: Side) => void) => (
    <Select
      size="xs"
      label={label}
      allowDeselect={false}
      data={data}
      value={String(value)}
      onChange={(chosen) => chosen && choose(readSide(chosen))}
    />
  );
  return (
    <div className={classes.sides}>
      {choice(texts.before, before, (side) => onChange({ before: side, after }))}
      <ActionIcon
        size={30}
        aria-label={texts.swap}
        title={texts.swap}
        onClick={() => onChange({ before: after, after: before })}
      >
        <IconArrowsLeftRight size={16} aria-hidden />
      </ActionIcon>
      {choice(texts.after, after, (side) => onChange({ before, after: side }))}
    </div>
  );
}
