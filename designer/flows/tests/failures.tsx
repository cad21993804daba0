import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { describeTestFailure } from '#runtime/simulator/failure-texts.ts';
import type { TestFailure } from '#runtime/simulator/judge-test.ts';
import type { FlowTest } from '#schemas/flow/flow-test.ts';
import { useFlow } from '../editor/editor.ts';
import { useActions } from '../editor/use-actions.ts';
import { describeStep } from './describe-steps.ts';
import { diffLists } from './diff-lists.ts';
import { placesOf } from './name-test.ts';
import classes from './tests-panel.module.css';

/** What a test expected and what happened instead, with the way to the node where they part. */
export function Failures({ failures, test }: { failures: readonly TestFailure[]; test: FlowTest }) {
  return (
    <ul className={classes.failures}>
      {failures.map((failure, index) => (
        // A verdict is replaced as a whole.
        <FailureLine key={index} failure={failure} test={test} />
      ))}
    </ul>
  );
}

function FailureLine({ failure, test }: { failure: TestFailure; test: FlowTest }) {
  const messages = useMessages();
  const { tests: texts } = messages.flows;
  const { language } = useLanguage();
  const flow = useFlow((current) => current);
  const { selectNode } = useActions();
  const places = useMemo(() => placesOf(flow, language), [flow, language]);
  const words = (value: string) => places.get(value)?.words ?? value;
  const inWords = failure.expectation === 'path' ? mapLists(failure, words) : failure;
  const node = failure.at?.node.split('/')[0] ?? '';
  const step = failure.at && test.when[failure.at.step];
  return (
    <li className={classes.failure}>
      <span>{describeTestFailure(wordsOfPlace(inWords, words), language)}</span>
      {step && failure.at && (
        <span className={classes.hint}>{texts.atStep(failure.at.step + 1, describeStep(step, messages))}</span>
      )}
      {isList(failure.expected) && isList(failure.got) && <Diff failure={inWords} />}
      {flow.nodes.some(({ id }) => id === node) && (
        <Button variant="subtle" size="compact-xs" className={classes.goTo} onClick={() => selectNode(node)}>
          {texts.goTo(words(node))}
        </Button>
      )}
    </li>
  );
}

/** Both lists as one: what they share, what is missing and what came instead. */
function Diff({ failure }: { failure: TestFailure }) {
  const { tests: texts } = useMessages().flows;
  if (!isList(failure.expected) || !isList(failure.got)) return null;
  return (
    <details>
      <summary>{texts.compare}</summary>
      <ol className={classes.diff}>
        {diffLists(failure.expected, failure.got).map(({ side, value }, index) => (
          <li key={index} data-side={side}>
            <span className={classes.sign} aria-hidden>
              {SIGNS[side]}
            </span>
            {side !== 'both' && <span className={classes.hidden}>{texts.sides[side]} </span>}
            {value}
          </li>
        ))}
      </ol>
    </details>
  );
}

const SIGNS = { both: ' ', expected: '−', got: '+' } as const;

function isList(value: unknown): value is string[] {
  return Array.isArray(value);
}

function mapLists(failure: TestFailure, words: (value: string) => string): TestFailure {
  const map = (value: unknown) => (isList(value) ? value.map(words) : value);
  return { ...failure, expected: map(failure.expected), got: map(failure.got) };
}

function wordsOfPlace(failure: TestFailure, words: (value: string) => string): TestFailure {
  const isPlace = failure.expectation === 'passes' || failure.expectation === 'avoids';
  return isPlace && typeof failure.expected === 'string' ? { ...failure, expected: words(failure.expected) } : failure;
}
