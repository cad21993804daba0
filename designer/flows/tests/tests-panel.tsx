import { ActionIcon, Button, Checkbox, Menu, Stack, Text } from '@mantine/core';
import { IconFlask, IconPlus, IconRefresh, IconSparkles } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { listExits } from '#runtime/simulator/coverage.ts';
import { type FlowTest, flowTest } from '#schemas/flow/flow-test.ts';
import { changeView, useEditor, useFlow } from '../editor/editor.ts';
import { useActions } from '../editor/use-actions.ts';
import { canvasLights, putOutLights } from '../graph/canvas-lights.ts';
import { NO_HIGHLIGHTS } from '../graph/highlights.ts';
import { coverageLights } from './coverage-lights.ts';
import { addTests, freeTestName, replaceTest } from './edit-tests.ts';
import { placesOf } from './name-test.ts';
import { PlayerBar } from './player-bar.tsx';
import { Proposals } from './proposals.tsx';
import { type ProposedTest, takeProposedTest } from './proposed-test.ts';
import { TestDialog } from './test-dialog.tsx';
import { TestLine } from './test-line.tsx';
import classes from './tests-panel.module.css';
import { useGeneration } from './use-generation.ts';
import { type TestPlayer, usePlayTest } from './use-play-test.ts';
import { type TestRuns, useTestRuns } from './use-test-runs.ts';

/** What the dialog edits: a test of the flow, or a new one with what it is made from. */
interface Edited extends Partial<ProposedTest> {
  test: FlowTest;
  /** The test that is replaced; absent for a new one. */
  before?: FlowTest;
}

/** The tests of the flow: whether they pass, what they cover, and how to get more of them. */
export function TestsPanel() {
  const { flowId, store, readOnly } = useEditor();
  const { tests: texts } = useMessages().flows;
  const flow = useFlow((current) => current);
  const runs = useTestRuns();
  const generation = useGeneration();
  const player = usePlayTest();
  const [edited, setEdited] = useState<Edited | null>(null);
  const [open, setOpen] = useState<FlowTest>();
  const [covers, setCovers] = useState(false);
  useCoverageLights({ runs, player, shown: covers, only: open });
  useEffect(() => {
    const proposed = takeProposedTest(flowId);
    if (proposed) setEdited(proposed);
  }, [flowId]);

  const create = () =>
    setEdited({ test: flowTest.parse({ name: freeTestName(flow, texts.newName), when: [], expect: {} }) });
  const keep = (test: FlowTest) => {
    store.edit((current) => (edited?.before ? replaceTest(current, edited.before, test) : addTests(current, [test])));
    setEdited(null);
    setOpen(test);
  };
  const actions = !readOnly && (
    <Actions generating={generation.searching} onCreate={create} onGenerate={generation.search} />
  );
  return (
    <Stack gap="sm">
      {flow.tests.length === 0 && !generation.found && !generation.searching ? (
        <EmptyState
          icon={<IconFlask size={32} stroke={1.3} />}
          title={texts.none}
          text={readOnly ? undefined : texts.noneHelp}
          action={actions}
        />
      ) : (
        <>
          <div className={classes.head}>
            <Summary runs={runs} tests={flow.tests} />
            <ActionIcon aria-label={texts.runAll} title={texts.runAll} loading={runs.running} onClick={runs.runAgain}>
              <IconRefresh size={16} aria-hidden />
            </ActionIcon>
            {actions}
          </div>
          <Coverage runs={runs} shown={covers} onShow={setCovers} only={covers ? open?.name : undefined} />
        </>
      )}
      {player.test && <PlayerBar player={player} />}
      <Proposals generation={generation} onEdit={(test) => setEdited({ test })} />
      <ul className={classes.list}>
        {flow.tests.map((test, index) => (
          <TestLine
            // Names may occur twice; the place tells such tests apart.
            key={`${test.name} ${index}`}
            test={test}
            result={runs.resultOf(test)}
            fresh={runs.fresh}
            open={open === test}
            onToggle={() => setOpen(open === test ? undefined : test)}
            onEdit={() => setEdited({ test, before: test })}
            onPlay={() => player.play(test)}
            onChanged={setOpen}
          />
        ))}
      </ul>
      {edited && (
        <TestDialog
          key={edited.before?.name ?? 'new'}
          test={edited.test}
          isNew={!edited.before}
          exact={edited.exact ?? true}
          onKeep={keep}
          onClose={() => setEdited(null)}
        />
      )}
    </Stack>
  );
}

interface ActionsProps {
  generating: boolean;
  onCreate: () => void;
  onGenerate: () => void;
}

function Actions({ generating, onCreate, onGenerate }: ActionsProps) {
  const editor = useEditor();
  const { tests: texts } = useMessages().flows;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} loading={generating}>
          {texts.add}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onCreate}>{texts.write}</Menu.Item>
        <Menu.Item onClick={() => changeView(editor, { panel: 'phone' })}>{texts.record}</Menu.Item>
        <Menu.Item leftSection={<IconSparkles size={14} aria-hidden />} onClick={onGenerate}>
          {texts.generate}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Summary({ runs, tests }: { runs: TestRuns; tests: readonly FlowTest[] }) {
  const { tests: texts } = useMessages().flows;
  const results = tests.map((test) => runs.resultOf(test));
  const passed = results.filter((result) => result?.passed).length;
  const failed = results.filter((result) => result && !result.passed).length;
  return (
    <p className={classes.summary} role="status" data-failed={failed > 0 || undefined}>
      {runs.coverage === null
        ? texts.notRunnable
        : tests.length === 0
          ? texts.none
          : texts.summary(passed, failed, tests.length - passed - failed)}
    </p>
  );
}

interface CoverageProps {
  runs: TestRuns;
  shown: boolean;
  onShow: (shown: boolean) => void;
  /** The test that is looked at by itself. */
  only: string | undefined;
}

/** How much is covered, what is not, and the switch that shows it on the canvas. */
function Coverage({ runs, shown, onShow, only }: CoverageProps) {
  const { selectNode } = useActions();
  const { tests: texts } = useMessages().flows;
  const { language } = useLanguage();
  const flow = useFlow((current) => current);
  const places = useMemo(() => placesOf(flow, language), [flow, language]);
  const { coverage } = runs;
  if (!coverage) return null;
  const { percent, covered, missing } = coverage;
  return (
    <section className={classes.coverage} aria-label={texts.coverage}>
      <div className={classes.figures}>
        <strong>{texts.percent(percent)}</strong>
        <Text size="xs" c="dimmed">
          {texts.exits(covered.length, covered.length + missing.length)}
        </Text>
        <Checkbox
          size="xs"
          label={texts.showCoverage}
          checked={shown}
          onChange={({ currentTarget: { checked } }) => onShow(checked)}
        />
      </div>
      <div className={classes.bar} aria-hidden>
        <span style={{ width: `${percent}%` }} />
      </div>
      {shown && only !== undefined && (
        <Text size="xs" c="dimmed">
          {texts.onlyThis(only)}
        </Text>
      )}
      {missing.length > 0 && (
        <details>
          <summary>{texts.missing(missing.length)}</summary>
          <ul className={classes.missing}>
            {missing.map((place) => (
              <li key={place}>
                <button type="button" className={classes.place} onClick={() => selectNode(place.split('>')[0] ?? '')}>
                  {places.get(place)?.words ?? place}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface Lights {
  runs: TestRuns;
  player: TestPlayer;
  shown: boolean;
  only: FlowTest | undefined;
}

/** Lights the test that is played, or else what the tests cover. */
function useCoverageLights({ runs, player, shown, only }: Lights): void {
  const { flowId } = useEditor();
  const { tests: texts } = useMessages().flows;
  const flow = useFlow((current) => current);
  const { highlights: played } = player;
  const looked = only && flow.tests.includes(only) ? [only] : flow.tests;
  const single = looked !== flow.tests;
  const paths = shown ? looked.map((test) => runs.resultOf(test)?.path ?? []) : null;
  const key = JSON.stringify(paths);
  const covered = useMemo(() => {
    const known: string[][] | null = JSON.parse(key);
    if (!known) return NO_HIGHLIGHTS;
    const nodes = flow.nodes.map(({ id }) => id);
    return coverageLights({ exits: listExits(flow), nodes, paths: known, single }, texts);
  }, [key, flow, single, texts]);
  useEffect(() => {
    canvasLights.set({ flowId, panel: 'tests', highlights: played ?? covered, follow: played !== null });
  }, [flowId, played, covered]);
  useEffect(() => putOutLights, []);
}
