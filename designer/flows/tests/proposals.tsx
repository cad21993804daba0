import { ActionIcon, Button, Group, Loader, Text } from '@mantine/core';
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import type { FlowTest } from '#schemas/flow/flow-test.ts';
import { useEditor, useFlow } from '../editor/editor.ts';
import { describeSteps } from './describe-steps.ts';
import { addTests } from './edit-tests.ts';
import { placesOf } from './name-test.ts';
import classes from './tests-panel.module.css';
import type { Generation, Proposal } from './use-generation.ts';

interface ProposalsProps {
  generation: Generation;
  onEdit: (test: FlowTest) => void;
}

/** Tests that were found by search, to be accepted one by one or together. */
export function Proposals({ generation, onEdit }: ProposalsProps) {
  const { store } = useEditor();
  const messages = useMessages();
  const { tests: texts } = messages.flows;
  const { found, searching } = generation;
  const accept = (proposals: readonly Proposal[]) => {
    store.edit((flow) =>
      addTests(
        flow,
        proposals.map(({ test }) => test),
      ),
    );
    generation.drop(proposals);
  };
  if (searching) {
    return (
      <Group gap="xs" role="status">
        <Loader size="xs" />
        <Text size="sm" style={{ flex: 1 }}>
          {texts.searching}
        </Text>
        <Button variant="default" size="compact-sm" onClick={generation.cancel}>
          {messages.common.cancel}
        </Button>
      </Group>
    );
  }
  if (!found) return null;
  return (
    <section className={classes.proposals} aria-label={texts.proposals}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{texts.proposals}</h2>
        {found.list.length > 0 && (
          <Button size="compact-sm" onClick={() => accept(found.list)}>
            {texts.acceptAll(found.list.length)}
          </Button>
        )}
        <ActionIcon aria-label={texts.dismissAll} title={texts.dismissAll} onClick={generation.close}>
          <IconX size={15} aria-hidden />
        </ActionIcon>
      </div>
      {found.list.length === 0 && <p className={classes.hint}>{texts.nothingFound}</p>}
      <ul className={classes.list}>
        {found.list.map((proposal) => (
          <li key={proposal.test.name} className={classes.proposal}>
            <div className={classes.head}>
              <span className={classes.name}>{proposal.test.name}</span>
              <ActionIcon
                size="sm"
                aria-label={`${texts.acceptOne}: ${proposal.test.name}`}
                title={texts.acceptOne}
                onClick={() => accept([proposal])}
              >
                <IconCheck size={15} aria-hidden />
              </ActionIcon>
              <ActionIcon
                size="sm"
                aria-label={`${texts.edit}: ${proposal.test.name}`}
                title={texts.edit}
                onClick={() => {
                  generation.drop([proposal]);
                  onEdit(proposal.test);
                }}
              >
                <IconPencil size={15} aria-hidden />
              </ActionIcon>
              <ActionIcon
                size="sm"
                aria-label={`${texts.dismiss}: ${proposal.test.name}`}
                title={texts.dismiss}
                onClick={() => generation.drop([proposal])}
              >
                <IconX size={15} aria-hidden />
              </ActionIcon>
            </div>
            <p className={classes.steps}>{describeSteps(proposal.test, messages)}</p>
            <p className={classes.hint}>{texts.adds(proposal.covers.length)}</p>
          </li>
        ))}
      </ul>
      <Unreached places={found.unreached} stopped={found.stopped} />
    </section>
  );
}

function Unreached({ places, stopped }: { places: readonly string[]; stopped: boolean }) {
  const { tests: texts } = useMessages().flows;
  const { language } = useLanguage();
  const flow = useFlow((current) => current);
  const words = useMemo(() => placesOf(flow, language), [flow, language]);
  if (places.length === 0) return null;
  return (
    <details className={classes.hint}>
      <summary>{stopped ? texts.stopped(places.length) : texts.unreached(places.length)}</summary>
      <ul className={classes.missing}>
        {places.map((place) => (
          <li key={place}>{words.get(place)?.words ?? place}</li>
        ))}
      </ul>
    </details>
  );
}
