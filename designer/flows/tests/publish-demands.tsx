import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { changeView, useEditor, useFlow } from '../editor/editor.ts';
import classes from './tests-panel.module.css';
import { useTestRuns } from './use-test-runs.ts';

interface PublishDemandsProps {
  /** Told whether the demands are met; undefined until that is known. */
  onJudged: (met: boolean | undefined) => void;
  onClose: () => void;
}

/** What the flow's settings demand of its tests, and whether that is so; nothing for a flow that demands nothing. */
export function PublishDemands(props: PublishDemandsProps) {
  const { testsPass, coverage } = useFlow((flow) => flow.settings.publishing);
  return testsPass || coverage > 0 ? <Demands {...props} /> : null;
}

function Demands({ onJudged, onClose }: PublishDemandsProps) {
  const editor = useEditor();
  const { tests: texts } = useMessages().flows;
  const flow = useFlow((current) => current);
  const { testsPass, coverage: wanted } = flow.settings.publishing;
  const runs = useTestRuns();
  const percent = runs.coverage?.percent;
  const failing = flow.tests.filter((test) => runs.resultOf(test)?.passed === false).map(({ name }) => name);
  const known = runs.fresh && percent !== undefined;
  const passes = known ? failing.length === 0 : undefined;
  const covers = known ? percent >= wanted : undefined;
  const met = known ? (!testsPass || passes === true) && covers === true : undefined;
  useEffect(() => onJudged(met), [met, onJudged]);
  return (
    <section className={classes.coverage} aria-label={texts.demands}>
      <strong>{texts.demands}</strong>
      {testsPass && (
        <Demand met={passes} text={texts.demandsPass} now={passes === false ? texts.failing(failing.join(', ')) : ''} />
      )}
      {wanted > 0 && (
        <Demand met={covers} text={texts.demandsCoverage(wanted)} now={known ? texts.isNow(percent) : ''} />
      )}
      {met === false && (
        <Button
          variant="default"
          size="compact-sm"
          className={classes.goTo}
          onClick={() => {
            changeView(editor, { panel: 'tests' });
            onClose();
          }}
        >
          {texts.showTests}
        </Button>
      )}
    </section>
  );
}

function Demand({ met, text, now }: { met: boolean | undefined; text: string; now: string }) {
  const { tests: texts } = useMessages().flows;
  const state = met === undefined ? 'stale' : met ? 'passed' : 'failed';
  const Icon = { stale: IconCircleDashed, passed: IconCircleCheck, failed: IconCircleX }[state];
  return (
    <div className={classes.line}>
      <span className={classes.state} data-state={state}>
        <Icon size={17} stroke={1.8} role="img" aria-label={texts.states[state]} />
      </span>
      <span className={classes.name}>
        {text}
        {now !== '' && <span className={classes.hint}> – {now}</span>}
      </span>
    </div>
  );
}
