import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';
import { judgeFlowTest } from '#runtime/simulator/judge-test.ts';
import { describeReason } from '#schemas/diagnostics/reasons.ts';
import { type FlowTest, flowTest } from '#schemas/flow/flow-test.ts';
import { useEditor, useFlow } from '../editor/editor.ts';
import { useSurroundings } from '../problems/use-surroundings.ts';
import { ExpectationSection } from './expectation-section.tsx';
import { Failures } from './failures.tsx';
import { GivenSection } from './given-section.tsx';
import { linkDocument } from './run-tests.ts';
import { StepsSection } from './steps-section.tsx';
import classes from './test-dialog.module.css';

interface TestDialogProps {
  test: FlowTest;
  isNew: boolean;
  /** False for a recording that a test can only come close to. */
  exact: boolean;
  onKeep: (test: FlowTest) => void;
  onClose: () => void;
}

/** Edits one test: given, when, then; tells while one writes whether it would pass. */
export function TestDialog({ test, isNew, exact, onKeep, onClose }: TestDialogProps) {
  const { readOnly } = useEditor();
  const { flows, common } = useMessages();
  const { tests: texts } = flows;
  const { language } = useLanguage();
  const confirm = useConfirm();
  const [draft, setDraft] = useState(test);
  const flow = useFlow((current) => current);
  const surroundings = useSurroundings();
  const linked = useMemo(() => linkDocument(flow, surroundings), [flow, surroundings]);
  const parsed = useMemo(() => flowTest.safeParse(draft), [draft]);
  const verdict = useMemo(
    () => (linked && parsed.success ? judgeFlowTest(linked, parsed.data) : null),
    [linked, parsed],
  );
  const change = (part: Partial<FlowTest>) => setDraft((before) => ({ ...before, ...part }));
  const close = () => {
    if (draft === test && !isNew) return onClose();
    const { title, text, leave, stay } = common.unsaved;
    confirm({ title, text, action: leave, cancel: stay, run: onClose });
  };
  const title = isNew ? texts.newTest : readOnly ? texts.look : texts.edit;
  return (
    <Dialog opened onClose={close} title={title} size={780}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (parsed.success && !readOnly) onKeep(parsed.data);
        }}
      >
        <Stack gap="md">
          {!exact && <Alert color="yellow">{texts.inexact}</Alert>}
          <TextInput
            label={texts.name}
            required
            maxLength={200}
            data-autofocus
            readOnly={readOnly}
            value={draft.name}
            onChange={({ currentTarget: { value } }) => change({ name: value })}
          />
          <fieldset className={classes.fields} disabled={readOnly}>
            <GivenSection given={draft.given} onChange={(given) => change({ given })} />
            <StepsSection steps={draft.when} onChange={(when) => change({ when })} />
            <ExpectationSection
              expect={draft.expect}
              outcome={verdict?.run.outcome}
              onChange={(expect) => change({ expect })}
            />
          </fieldset>
          {!parsed.success && (
            <Alert color="red" role="alert">
              {parsed.error.issues.slice(0, 3).map((issue) => (
                <div key={issue.path.join('.')}>
                  <code>{issue.path.join('.')}</code> {describeReason(issue, language)}
                </div>
              ))}
            </Alert>
          )}
          {verdict && (
            <section className={classes.verdict} role="status" data-passed={verdict.passed}>
              <strong>{verdict.passed ? texts.wouldPass : texts.wouldFail}</strong>
              {!verdict.passed && <Failures failures={verdict.failures} test={draft} />}
            </section>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {readOnly ? common.close : common.cancel}
            </Button>
            {!readOnly && (
              <Button type="submit" disabled={!parsed.success}>
                {isNew ? texts.keep : common.save}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
