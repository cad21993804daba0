import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconCircleX, IconDots } from '@tabler/icons-react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { playFlowTest } from '#runtime/simulator/run-test.ts';
import type { FlowTest } from '#schemas/flow/flow-test.ts';
import { useEditor, useFlow } from '../editor/editor.ts';
import { useSurroundings } from '../problems/use-surroundings.ts';
import { describeSteps } from './describe-steps.ts';
import { addTests, freeTestName, removeTest, replaceTest } from './edit-tests.ts';
import { Failures } from './failures.tsx';
import { linkDocument, type TestResult } from './run-tests.ts';
import classes from './tests-panel.module.css';

interface TestLineProps {
  test: FlowTest;
  result: TestResult | undefined;
  /** The result is that of the flow as it stands. */
  fresh: boolean;
  open: boolean;
  onToggle: () => void;
  onEdit: () => void;
  onPlay: () => void;
  /** The test was put in another form. */
  onChanged: (test: FlowTest) => void;
}

/** One test: whether it passes; opened, what it does and where it went otherwise than expected. */
export function TestLine(props: TestLineProps) {
  const { test, result, open } = props;
  const messages = useMessages();
  const { tests: texts } = messages.flows;
  return (
    <li className={classes.test} data-open={open || undefined}>
      <div className={classes.head}>
        <UnstyledButton className={classes.line} aria-expanded={open} onClick={props.onToggle}>
          <State result={result} fresh={props.fresh} />
          <span className={classes.name}>{test.name}</span>
        </UnstyledButton>
        <TestMenu {...props} />
      </div>
      {open && (
        <div className={classes.details}>
          <p className={classes.steps}>{describeSteps(test, messages)}</p>
          {result && !result.passed && <Failures failures={result.failures} test={test} />}
          {result && result.idleSteps.length > 0 && (
            <p className={classes.hint}>{texts.idle(result.idleSteps.map((index) => index + 1).join(', '))}</p>
          )}
        </div>
      )}
    </li>
  );
}

function State({ result, fresh }: { result: TestResult | undefined; fresh: boolean }) {
  const { tests: texts } = useMessages().flows;
  const state = !result || !fresh ? 'stale' : result.passed ? 'passed' : 'failed';
  // While a newer run is under way the former state stays in view, only paler.
  const Icon = !result ? IconCircleDashed : result.passed ? IconCircleCheck : IconCircleX;
  return (
    <span
      className={classes.state}
      data-state={!result ? 'stale' : result.passed ? 'passed' : 'failed'}
      data-fresh={fresh}
    >
      <Icon size={17} stroke={1.8} role="img" aria-label={texts.states[state]} />
    </span>
  );
}

function TestMenu({ test, result, onEdit, onPlay, onChanged }: TestLineProps) {
  const { store, readOnly } = useEditor();
  const { flows, common } = useMessages();
  const { tests: texts } = flows;
  const flow = useFlow((current) => current);
  const surroundings = useSurroundings();
  /** What happened becomes what is expected, in the terms in which the test expected something. */
  const accept = () => {
    const linked = linkDocument(store.get().document, surroundings);
    if (!linked) return;
    const { outcome, seconds } = playFlowTest(linked, test);
    const { expect } = test;
    const after: FlowTest = {
      ...test,
      expect: {
        ...Object.fromEntries(Object.entries(outcome).filter(([key]) => key in expect && key !== 'variables')),
        ...(expect.variables ? { variables: pick(outcome.variables, Object.keys(expect.variables)) } : {}),
        ...(expect.withinSeconds === undefined
          ? {}
          : { withinSeconds: Math.max(expect.withinSeconds, Math.ceil(seconds)) }),
      },
    };
    store.edit((current) => replaceTest(current, test, after));
    onChanged(after);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={24} aria-label={`${common.actions}: ${test.name}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onPlay}>{texts.play}</Menu.Item>
        <Menu.Item onClick={onEdit}>{readOnly ? texts.look : texts.edit}</Menu.Item>
        {!readOnly && (
          <>
            {result && !result.passed && <Menu.Item onClick={accept}>{texts.accept}</Menu.Item>}
            <Menu.Item
              onClick={() =>
                store.edit((current) => addTests(current, [{ ...test, name: freeTestName(flow, test.name) }]))
              }
            >
              {texts.duplicate}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item color="red" onClick={() => store.edit((current) => removeTest(current, test))}>
              {texts.remove}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function pick(values: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}
