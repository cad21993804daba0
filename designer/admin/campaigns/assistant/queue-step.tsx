import { Button, MultiSelect, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { listAgents } from '#schemas/api/agents.ts';
import { listDispositionGroups } from '#schemas/api/disposition-groups.ts';
import { listQueues } from '#schemas/api/queues.ts';
import { BatchDialog } from '../../agents/batch-dialog.tsx';
import classes from '../campaigns.module.css';
import { choose } from './choose.ts';
import type { StepProps } from './plan-draft.ts';

const TYPES = ['new', 'existing'] as const;
/** No id of a group looks so. */
const NEW = '+';

/** Where callers wait, who takes them, and what they can say of it. */
export function QueueStep({ draft, change, tried }: StepProps) {
  const { campaigns, agents: agentTexts } = useMessages();
  const texts = campaigns.assistant;
  const queues = useQuery(reading(listQueues)).data?.queues ?? [];
  const found = useQuery(reading(listAgents)).data;
  const agents = found?.agents;
  const groups = useQuery(reading(listDispositionGroups)).data?.dispositionGroups;
  const [adding, setAdding] = useState(false);
  const serving =
    draft.queueType === 'existing' ? queues.find(({ id }) => id === draft.queue)?.usedBy.agents : undefined;
  return (
    <>
      <Radio.Group
        label={campaigns.queue}
        value={draft.queueType}
        onChange={(type) => change({ queueType: choose(TYPES, type) })}
      >
        <Stack gap={8} mt={8}>
          {TYPES.map((type) => (
            <Radio
              key={type}
              value={type}
              label={texts.queueOf[type]}
              disabled={type === 'existing' && queues.length === 0}
            />
          ))}
        </Stack>
      </Radio.Group>
      <div className={classes.inner}>
        {draft.queueType === 'new' ? (
          <TextInput
            label={texts.queueName}
            placeholder={draft.name}
            value={draft.queueName}
            maxLength={100}
            onChange={({ currentTarget: { value } }) => change({ queueName: value })}
          />
        ) : (
          <Select
            label={campaigns.queue}
            value={draft.queue || null}
            data={queues.map(({ id, name }) => ({ value: id, label: `${id} ${name}` }))}
            searchable
            error={tried && draft.queue === ''}
            onChange={(queue) => change({ queue: queue ?? '' })}
          />
        )}
        {serving !== undefined && <span className={classes.help}>{texts.agentsOfQueue(serving)}</span>}
      </div>
      {agents?.length === 0 ? (
        <p style={{ margin: 0 }}>{texts.noAgents}</p>
      ) : (
        <MultiSelect
          label={texts.agents}
          description={texts.agentsHelp}
          value={[...draft.agents]}
          data={(agents ?? []).map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` }))}
          searchable
          hidePickedOptions
          onChange={(chosen) => change({ agents: chosen })}
        />
      )}
      <Button variant="default" className={classes.add} onClick={() => setAdding(true)}>
        {agentTexts.assistant}
      </Button>
      <Select
        label={texts.dispositions}
        description={texts.dispositionsHelp}
        value={draft.dispositions || NEW}
        data={[
          ...(groups ?? []).map(({ id, name }) => ({ value: id, label: name })),
          { value: NEW, label: texts.newDispositions },
        ]}
        allowDeselect={false}
        onChange={(chosen) => change({ dispositions: chosen === NEW ? '' : chosen })}
      />
      {adding && (
        <BatchDialog
          nextLogin={found?.nextLogin ?? ''}
          onMade={(made) => change({ agents: [...draft.agents, ...made.map(({ id }) => id)] })}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}
