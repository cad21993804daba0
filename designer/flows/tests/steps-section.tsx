import { ActionIcon, Button, Checkbox, Menu, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import type { TestStep } from '#schemas/flow/flow-test.ts';
import { useFlow } from '../editor/editor.ts';
import { viewNode } from '../graph/node-view.ts';
import { DataField, firstOutcome, OutcomeFields } from './outcome-fields.tsx';
import classes from './test-dialog.module.css';

interface StepsSectionProps {
  steps: readonly TestStep[];
  onChange: (steps: TestStep[]) => void;
}

type Doing = TestStep['do'];

/** A step of each kind as it begins. */
const FRESH: { [K in Doing]: Extract<TestStep, { do: K }> } = {
  press: { do: 'press', keys: '1' },
  silence: { do: 'silence' },
  speak: { do: 'speak', seconds: 5 },
  'hang-up': { do: 'hang-up' },
  outcome: { do: 'outcome', effect: 'http', ...firstOutcome('http') },
  answer: { do: 'answer', exit: 'next', answers: {} },
  wait: { do: 'wait', seconds: 60 },
};
const DOINGS = Object.keys(FRESH) as Doing[];

/** What happens, in order. */
export function StepsSection({ steps, onChange }: StepsSectionProps) {
  const { tests: texts } = useMessages().flows;
  const move = (from: number, to: number) => {
    const next = [...steps];
    const [moved] = next.splice(from, 1);
    if (moved) next.splice(to, 0, moved);
    onChange(next);
  };
  return (
    <section className={classes.section} aria-label={texts.when}>
      <div className={classes.head}>
        <h3 className={classes.heading}>{texts.when}</h3>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={13} aria-hidden />}>
              {texts.addStep}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {DOINGS.map((doing) => (
              <Menu.Item key={doing} onClick={() => onChange([...steps, FRESH[doing]])}>
                {texts.doings[doing]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      {steps.length === 0 && <p className={classes.hint}>{texts.noSteps}</p>}
      <ol className={classes.lines}>
        {steps.map((step, index) => (
          // Lines have no identity but their place.
          <li key={`${index}/${steps.length} ${step.do}`} className={classes.step}>
            <span className={classes.number}>{index + 1}</span>
            <div className={classes.stepFields}>
              <strong className={classes.doing}>{texts.doings[step.do]}</strong>
              <StepFields
                step={step}
                onChange={(next) => onChange(steps.map((one, at) => (at === index ? next : one)))}
              />
            </div>
            <StepButton label={texts.moveUp(index + 1)} disabled={index === 0} onClick={() => move(index, index - 1)}>
              <IconArrowUp size={14} aria-hidden />
            </StepButton>
            <StepButton
              label={texts.moveDown(index + 1)}
              disabled={index === steps.length - 1}
              onClick={() => move(index, index + 1)}
            >
              <IconArrowDown size={14} aria-hidden />
            </StepButton>
            <StepButton
              label={texts.removeStep(index + 1)}
              onClick={() => onChange(steps.filter((_, at) => at !== index))}
            >
              <IconX size={14} aria-hidden />
            </StepButton>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface StepButtonProps {
  label: string;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}

function StepButton({ label, ...props }: StepButtonProps) {
  return <ActionIcon size="sm" aria-label={label} title={label} {...props} />;
}

interface FieldsProps<K extends Doing> {
  step: Extract<TestStep, { do: K }>;
  onChange: (step: TestStep) => void;
}

function StepFields({ step, onChange }: FieldsProps<Doing>) {
  if (step.do === 'press') return <PressFields step={step} onChange={onChange} />;
  if (step.do === 'silence' || step.do === 'speak') return <SecondsField step={step} onChange={onChange} />;
  if (step.do === 'wait') return <WaitFields step={step} onChange={onChange} />;
  if (step.do === 'answer') return <AnswerFields step={step} onChange={onChange} />;
  if (step.do === 'outcome') {
    return (
      <>
        <div className={classes.grid}>
          <OutcomeFields
            effect={step.effect}
            outcome={step.outcome}
            onChange={(chosen) => onChange({ ...step, ...chosen })}
          />
        </div>
        <DataField key={step.outcome} data={step.data} onChange={(data) => onChange({ ...step, data })} />
      </>
    );
  }
  return null;
}

function PressFields({ step, onChange }: FieldsProps<'press'>) {
  const { tests: texts } = useMessages().flows;
  return (
    <div className={classes.row}>
      <TextInput
        size="xs"
        aria-label={texts.keys}
        placeholder="12#"
        value={step.keys}
        error={/^[0-9*#]+$/.test(step.keys) ? undefined : texts.keysOnly}
        onChange={({ currentTarget: { value } }) => onChange({ ...step, keys: value.replace(/\s/g, '') })}
      />
      <Checkbox
        size="xs"
        label={texts.now}
        checked={step.now ?? false}
        onChange={({ currentTarget: { checked } }) =>
          onChange({ do: 'press', keys: step.keys, ...(checked ? { now: true } : {}) })
        }
      />
    </div>
  );
}

function SecondsField({ step, onChange }: FieldsProps<'silence' | 'speak'>) {
  const { tests: texts } = useMessages().flows;
  return (
    <NumberInput
      size="xs"
      aria-label={texts.seconds}
      suffix=" s"
      min={0}
      placeholder={step.do === 'silence' ? texts.untilAsked : undefined}
      value={step.seconds ?? ''}
      onChange={(value) => {
        const seconds = typeof value === 'number' ? value : undefined;
        if (step.do === 'speak') onChange({ do: 'speak', seconds: seconds ?? 0 });
        else onChange(seconds === undefined ? { do: 'silence' } : { do: 'silence', seconds });
      }}
    />
  );
}

function WaitFields({ step, onChange }: FieldsProps<'wait'>) {
  const { tests: texts } = useMessages().flows;
  const until = step.until !== undefined;
  return (
    <div className={classes.row}>
      <NativeSelect
        size="xs"
        aria-label={texts.doings.wait}
        value={until ? 'until' : 'seconds'}
        data={[
          { value: 'seconds', label: texts.waitSeconds },
          { value: 'until', label: texts.waitUntil },
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChange(value === 'until' ? { do: 'wait', until: '2026-03-03T09:00:00Z' } : { do: 'wait', seconds: 60 })
        }
      />
      {until ? (
        <TextInput
          size="xs"
          type="datetime-local"
          aria-label={texts.waitUntil}
          value={step.until?.slice(0, 16) ?? ''}
          onChange={({ currentTarget: { value } }) => value !== '' && onChange({ do: 'wait', until: `${value}:00Z` })}
        />
      ) : (
        <NumberInput
          size="xs"
          aria-label={texts.seconds}
          suffix=" s"
          min={0}
          value={step.seconds ?? 0}
          onChange={(value) => onChange({ do: 'wait', seconds: typeof value === 'number' ? value : 0 })}
        />
      )}
    </div>
  );
}

function AnswerFields({ step, onChange }: FieldsProps<'answer'>) {
  const { tests: texts } = useMessages().flows;
  const { language } = useLanguage();
  const flow = useFlow((current) => current);
  const pages = flow.nodes.filter(({ kind }) => kind === 'page');
  return (
    <>
      <div className={classes.grid}>
        <NativeSelect
          size="xs"
          label={texts.page}
          value={step.page ?? ''}
          data={[
            { value: '', label: texts.anyPage },
            ...pages.map((node) => ({
              value: node.id,
              label: viewNode(node, language, flow.languages[0] ?? language).title,
            })),
          ]}
          onChange={({ currentTarget: { value } }) => onChange({ ...step, page: value === '' ? undefined : value })}
        />
        <TextInput
          size="xs"
          label={texts.exit}
          value={step.exit}
          onChange={({ currentTarget: { value } }) => onChange({ ...step, exit: value })}
        />
      </div>
      <DataField data={step.answers} onChange={(answers) => onChange({ ...step, answers })} />
    </>
  );
}
