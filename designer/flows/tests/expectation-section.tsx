import { Button, Checkbox, MultiSelect, NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import type { TestOutcome } from '#runtime/simulator/run-test.ts';
import { type TestExpectation, testExpectation } from '#schemas/flow/flow-test.ts';
import { useFlow } from '../editor/editor.ts';
import { placesOf } from './name-test.ts';
import classes from './test-dialog.module.css';
import { ValueFields } from './value-fields.tsx';

interface ExpectationSectionProps {
  expect: TestExpectation;
  /** What the test shows as it stands; undefined while it cannot run. */
  outcome: TestOutcome | undefined;
  onChange: (expect: TestExpectation) => void;
}

const ENDS = testExpectation.shape.end.unwrap().options;
const LISTS = ['path', 'heard', 'asked', 'hears'] as const;

/** What the test expects. Each expectation can be left out; what is written in lists can be filled in from a run. */
export function ExpectationSection({ expect, outcome, onChange }: ExpectationSectionProps) {
  const { tests: texts, phone } = useMessages().flows;
  const { language } = useLanguage();
  const flow = useFlow((current) => current);
  const places = useMemo(
    () => [...placesOf(flow, language)].map(([value, { words }]) => ({ value, label: words })),
    [flow, language],
  );
  const set = (part: Partial<TestExpectation>) => {
    const entries = Object.entries({ ...expect, ...part }).filter(([, value]) => value !== undefined);
    onChange(Object.fromEntries(entries));
  };
  const fill = () =>
    outcome && set({ path: outcome.path, heard: outcome.heard, asked: outcome.asked, end: outcome.end });
  return (
    <section className={classes.section} aria-label={texts.thenTitle}>
      <div className={classes.head}>
        <h3 className={classes.heading}>{texts.thenTitle}</h3>
        <Button variant="subtle" size="compact-xs" disabled={!outcome} onClick={fill}>
          {texts.fill}
        </Button>
      </div>
      <div className={classes.grid}>
        {(['passes', 'avoids'] as const).map((key) => (
          <MultiSelect
            key={key}
            size="xs"
            label={texts.expectations[key]}
            data={withUnknown(places, expect[key] ?? [])}
            searchable
            hidePickedOptions
            limit={50}
            value={[...new Set(expect[key])]}
            onChange={(value) => set({ [key]: value.length > 0 ? value : undefined })}
          />
        ))}
        <NativeSelect
          size="xs"
          label={texts.expectations.end}
          value={expect.end ?? ''}
          data={[
            { value: '', label: texts.anyEnd },
            ...ENDS.map((value) => ({ value, label: value === 'waiting' ? texts.stillWaiting : phone.ended[value] })),
          ]}
          onChange={({ currentTarget: { value } }) => set({ end: ENDS.find((known) => known === value) })}
        />
        <NumberInput
          size="xs"
          label={texts.expectations.withinSeconds}
          suffix=" s"
          min={1}
          value={expect.withinSeconds ?? ''}
          onChange={(value) => set({ withinSeconds: typeof value === 'number' && value > 0 ? value : undefined })}
        />
      </div>
      {LISTS.map((key) => (
        <Expected
          key={key}
          label={texts.expectations[key]}
          wanted={expect[key] !== undefined}
          onWanted={(wanted) => set({ [key]: wanted ? (key === 'hears' ? [] : (outcome?.[key] ?? [])) : undefined })}
        >
          <Textarea
            size="xs"
            aria-label={texts.expectations[key]}
            description={texts.onePerLine}
            ff="monospace"
            autosize
            minRows={2}
            maxRows={10}
            spellCheck={false}
            value={(expect[key] ?? []).join('\n')}
            onChange={({ currentTarget: { value } }) => set({ [key]: value.split('\n') })}
            onBlur={() => set({ [key]: expect[key]?.map((line) => line.trim()).filter((line) => line !== '') })}
          />
        </Expected>
      ))}
      {flow.variables.length > 0 && (
        <Expected
          label={texts.expectations.variables}
          wanted={expect.variables !== undefined}
          onWanted={(wanted) => set({ variables: wanted ? (outcome?.variables ?? {}) : undefined })}
        >
          <ValueFields
            label={texts.expectations.variables}
            variables={flow.variables}
            values={expect.variables ?? {}}
            onChange={(variables) => set({ variables })}
          />
        </Expected>
      )}
    </section>
  );
}

interface Option {
  value: string;
  label: string;
}

/** The options with what the test names and the flow no longer has, so that it can be seen and taken out. */
function withUnknown(options: readonly Option[], named: readonly string[]): Option[] {
  const known = new Set(options.map(({ value }) => value));
  const unknown = [...new Set(named)].filter((value) => !known.has(value));
  return [...options, ...unknown.map((value) => ({ value, label: value }))];
}

interface ExpectedProps {
  label: string;
  wanted: boolean;
  onWanted: (wanted: boolean) => void;
  children: ReactNode;
}

function Expected({ label, wanted, onWanted, children }: ExpectedProps) {
  return (
    <div className={classes.expected}>
      <Checkbox
        size="xs"
        label={label}
        checked={wanted}
        onChange={({ currentTarget: { checked } }) => onWanted(checked)}
      />
      {wanted && children}
    </div>
  );
}
