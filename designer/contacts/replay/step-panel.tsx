import { Code, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { JournalEntry } from '#schemas/domain/contact.ts';
import { describeEffect } from './describe-effect.ts';
import type { FlowNames } from './flow-names.ts';
import type { Remembered } from './replay-journal.ts';
import classes from './step-panel.module.css';
import type { ReplayWords } from './use-replay-words.ts';
import { VariablesTable } from './variables-table.tsx';

interface StepPanelProps {
  entry: JournalEntry | undefined;
  /** What was remembered after the step; undefined while that is being worked out, null when it cannot be. */
  now: Remembered | null | undefined;
  before: Remembered | null | undefined;
  names: FlowNames;
  words: ReplayWords;
}

/** One step in detail: the way it took, what the flow did, the variables after it, the journal line as it is stored. */
export function StepPanel({ entry, now, before, names, words }: StepPanelProps) {
  const { contacts } = useMessages();
  const texts = contacts.replay;
  const [raw, setRaw] = useState(false);
  if (!entry) return null;
  const Chevron = raw ? IconChevronDown : IconChevronRight;
  return (
    <section className={classes.panel} data-scroll aria-label={texts.thisStep}>
      {entry.trace.length > 0 && (
        <>
          <h2 className={classes.heading}>{texts.path}</h2>
          <ol className={classes.path}>
            {entry.trace.map(({ node, exit }, index) => (
              // A node can be passed twice in one step, so only its place in the path tells it apart.
              <li key={index}>
                {names.node(node)}
                {exit !== undefined && <span className={classes.exit}>{texts.via(names.exit(node, exit))}</span>}
              </li>
            ))}
          </ol>
        </>
      )}
      {entry.effects.length > 0 && (
        <>
          <h2 className={classes.heading}>{texts.effectsTitle}</h2>
          <ul className={classes.effects}>
            {entry.effects.map((effect) => (
              <li key={effect.id}>{describeEffect(effect, words)}</li>
            ))}
          </ul>
        </>
      )}
      <h2 className={classes.heading}>{texts.variables}</h2>
      {now === null && <p className={classes.note}>{texts.notReplayable}</p>}
      {now && (
        <>
          <VariablesTable now={now.scopes} before={before?.scopes} names={names} />
          <dl className={classes.facts}>
            {facts(now, words).map(({ term, value }) => (
              <Fragment key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </Fragment>
            ))}
          </dl>
        </>
      )}
      <UnstyledButton className={classes.toggle} aria-expanded={raw} onClick={() => setRaw(!raw)}>
        <Chevron size={14} aria-hidden />
        {raw ? texts.hideRaw : texts.showRaw}
      </UnstyledButton>
      {raw && (
        <Code block className={classes.raw} aria-label={texts.rawEvent}>
          {JSON.stringify(entry, null, 2)}
        </Code>
      )}
    </section>
  );
}

function facts(now: Remembered, { contacts, formats }: ReplayWords): { term: string; value: string }[] {
  const texts = contacts.replay;
  return [
    { term: texts.language, value: now.language },
    ...(now.keysAhead === '' ? [] : [{ term: texts.keysAhead, value: now.keysAhead }]),
    ...(now.timerAt === null
      ? []
      : [{ term: texts.waitsUntil, value: formats.clock(new Date(now.timerAt).toISOString()) }]),
  ];
}
