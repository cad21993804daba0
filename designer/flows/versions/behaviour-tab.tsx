import { Alert, Group, Loader, Text, UnstyledButton } from '@mantine/core';
import { IconEqual } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import type { BehaviourChange, BehaviourComparison } from '#runtime/compare/compare-behaviour.ts';
import type { Versions } from '#runtime/compare/explore-pair.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { useSurroundings } from '../problems/use-surroundings.ts';
import type { CompareAnswer, CompareRequest } from './compare.worker.ts';
import classes from './compare-dialog.module.css';

interface BehaviourTabProps {
  documents: Versions<Flow>;
  onShow: (node: string) => void;
}

/** Where two versions part when callers do the same on both, worked out in a worker. */
export function BehaviourTab({ documents, onShow }: BehaviourTabProps) {
  const { behaviour: texts } = useMessages().flows.compare;
  const answer = useBehaviour(documents);
  if (!answer) return <Running />;
  if (answer === 'failed') return <Alert color="red">{texts.failed}</Alert>;
  const { changes, tests, testsRun, cutShort } = answer.comparison;
  return (
    <>
      {!answer.complete && <Running />}
      {changes.length + tests.length === 0 && answer.complete && (
        <EmptyState icon={<IconEqual size={32} stroke={1.3} />} title={texts.same} text={texts.sameHelp(testsRun)} />
      )}
      {changes.length + tests.length > 0 && (
        <>
          <Text size="xs" c="dimmed" mb={8}>
            {texts.intro}
          </Text>
          <strong>{texts.count(changes.length + tests.length)}</strong>
        </>
      )}
      {cutShort && (
        <Text size="xs" mt={6}>
          {texts.cutShort}
        </Text>
      )}
      <Changes answer={answer.comparison} onShow={onShow} />
    </>
  );
}

function Running() {
  const { behaviour: texts } = useMessages().flows.compare;
  return (
    <Group gap={8} role="status" mb={8}>
      <Loader size={14} aria-hidden />
      <Text size="sm">{texts.running}</Text>
    </Group>
  );
}

function Changes({
  answer: { changes, tests },
  onShow,
}: {
  answer: BehaviourComparison;
  onShow: (node: string) => void;
}) {
  const { language } = useLanguage();
  const { behaviour: texts } = useMessages().flows.compare;
  return (
    <ul className={classes.list} style={{ marginTop: 8 }}>
      {tests.map(({ name, text }) => (
        <li key={name} className={classes.item}>
          <strong>{texts.test(name)}</strong>
          <p className={classes.text}>{text[language]}</p>
        </li>
      ))}
      {changes.map((change, index) => (
        <li key={index} className={classes.item}>
          <Parting change={change} onShow={onShow} />
        </li>
      ))}
    </ul>
  );
}

/** `Pressing 2 at “Night menu” now reaches “Voicemail” instead of “Goodbye”`, with the steps that lead there. */
function Parting({ change, onShow }: { change: BehaviourChange; onShow: (node: string) => void }) {
  const { language } = useLanguage();
  const { behaviour: texts, show } = useMessages().flows.compare;
  const steps = change.way.map((words) => words[language]);
  const last = steps.at(-1) ?? texts.start;
  // Of a path through sub-flows only the first node is on this graph.
  const node = (change.node || change.reached.after || change.reached.before).split('/')[0] ?? '';
  return (
    <>
      <div className={classes.head}>
        <span className={classes.name}>
          <UnstyledButton className={classes.jump} title={show(node)} onClick={() => onShow(node)}>
            {capitalise(last)}
          </UnstyledButton>
        </span>
        <Tag tone={change.difference === 'waits' || change.difference === 'asks' ? 'neutral' : 'warn'}>
          {texts.kinds[change.difference]}
        </Tag>
      </div>
      <p className={classes.text}>{change.text[language]}</p>
      {steps.length > 1 && (
        <ol className={classes.way}>
          {steps.map((step, index) => (
            <li key={index}>{step}</li>
          ))}
        </ol>
      )}
      {change.ways > 1 && <span className={classes.part}>{texts.ways(change.ways)}</span>}
    </>
  );
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

interface Answer {
  comparison: BehaviourComparison;
  /** Whether everything was tried; the first answer comes before. */
  complete: boolean;
}

/** Undefined while nothing is known. */
function useBehaviour(documents: Versions<Flow>): Answer | 'failed' | undefined {
  const surroundings = useSurroundings([documents.before, documents.after]);
  const [answer, setAnswer] = useState<Answer | 'failed'>();
  useEffect(() => {
    setAnswer(undefined);
    const worker = new Worker(new URL('./compare.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<CompareAnswer>) => {
      setAnswer(data.type === 'behaviour' ? data : 'failed');
    };
    worker.onerror = () => setAnswer('failed');
    worker.postMessage({ type: 'behaviour', seq: 0, documents, surroundings } satisfies CompareRequest);
    return () => worker.terminate();
  }, [documents, surroundings]);
  return answer;
}
