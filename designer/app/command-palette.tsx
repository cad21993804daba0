import { TextInput } from '@mantine/core';
import { IconArrowRight, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import type { Messages } from '#designer/i18n/en.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';
import { isFound } from '#designer/ui/fold.ts';
import { listAgents } from '#schemas/api/agents.ts';
import { listCampaigns } from '#schemas/api/campaigns.ts';
import { listFlows } from '#schemas/api/flows.ts';
import { listHolidayGroups } from '#schemas/api/holiday-groups.ts';
import { replacePauseReasons } from '#schemas/api/pause-reasons.ts';
import { listQueues } from '#schemas/api/queues.ts';
import { listSites } from '#schemas/api/sites.ts';
import { listSkillGroups } from '#schemas/api/skill-groups.ts';
import { createSupervisionGroup } from '#schemas/api/supervision-groups.ts';
import classes from './command-palette.module.css';
import { pages } from './pages.ts';

const MOST_SHOWN = 12;

interface Command {
  key: string;
  group: string;
  label: string;
  run: () => void;
}

/** Goes anywhere by name: `Ctrl+K`, a few letters, Enter. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const { app } = useMessages();
  const [wanted, setWanted] = useState('');
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const commands = useCommands()
    .filter((command) => isFound([command.label], wanted))
    .slice(0, MOST_SHOWN);

  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 && event.key !== 'Enter') return;
    event.preventDefault();
    if (step === 0) run(commands[chosen]);
    else setChosen((chosen + step + commands.length) % Math.max(1, commands.length));
  };

  return (
    <Dialog
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={520}
      yOffset="12vh"
      centered={false}
      aria-label={app.palette.open}
    >
      <TextInput
        size="md"
        variant="unstyled"
        className={classes.input}
        data-autofocus
        aria-label={app.palette.placeholder}
        placeholder={app.palette.placeholder}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={wanted}
        onChange={(event) => {
          setWanted(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={commands[chosen] && `${listId}-${chosen}`}
      />
      <div id={listId} role="listbox" aria-label={app.palette.open} className={classes.list}>
        {commands.map((command, index) => (
          // The keys of the list are those of the field above, which keeps the focus.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          <div
            key={command.key}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={classes.option}
            onMouseMove={() => setChosen(index)}
            onClick={() => run(command)}
          >
            <span className={classes.label}>{command.label}</span>
            <span className={classes.group}>{command.group}</span>
            <IconArrowRight size={14} aria-hidden />
          </div>
        ))}
        {commands.length === 0 && <div className={classes.nothing}>{app.palette.nothing}</div>}
      </div>
    </Dialog>
  );
}

function useCommands(): Command[] {
  const messages = useMessages();
  const { app } = messages;
  const may = useMay();
  const navigate = useNavigate();
  const flows = useQuery({ ...reading(listFlows), enabled: may(listFlows) });
  const campaigns = useQuery({ ...reading(listCampaigns), enabled: may(listCampaigns) });
  const queues = useQuery({ ...reading(listQueues), enabled: may(listQueues) });
  const agents = useQuery({ ...reading(listAgents), enabled: may(listAgents) });
  return [
    ...pages
      .filter((page) => may(page.needs))
      .map(({ to, name }) => ({
        key: to,
        group: app.palette.pages,
        label: app.nav[name],
        run: () => void navigate({ to }),
      })),
    ...subPages(messages)
      .filter((page) => may(page.needs))
      .map(({ to, label }) => ({ key: to, group: app.palette.pages, label, run: () => void navigate({ to }) })),
    ...(campaigns.data?.campaigns ?? []).map(({ id, name }) => ({
      key: `campaign ${id}`,
      group: app.nav.campaigns,
      label: name,
      run: () => void navigate({ to: '/campaigns/$campaignId', params: { campaignId: id } }),
    })),
    ...(queues.data?.queues ?? []).map(({ id, name }) => ({
      key: `queue ${id}`,
      group: app.nav.queues,
      label: `${id} · ${name}`,
      run: () => void navigate({ to: '/queues/$queueId', params: { queueId: id } }),
    })),
    ...(agents.data?.agents ?? []).map(({ id, login, name }) => ({
      key: `agent ${id}`,
      group: app.nav.agents,
      label: `${name} (${login})`,
      run: () => void navigate({ to: '/agents/$agentId', params: { agentId: id } }),
    })),
    ...(flows.data?.flows ?? []).map((flow) => ({
      key: flow.id,
      group: app.palette.flows,
      label: flow.name,
      run: () => void navigate({ to: '/flows/$flowId', params: { flowId: flow.id } }),
    })),
  ];
}

/** Pages that share a place in the rail with another one. */
function subPages({ queues, agents, dids, calendars }: Messages) {
  return [
    { to: '/skills', label: queues.tabs.skills, needs: listSkillGroups },
    { to: '/agents/groups', label: agents.tabs.groups, needs: createSupervisionGroup },
    { to: '/agents/pauses', label: agents.tabs.pauses, needs: replacePauseReasons },
    { to: '/sites', label: dids.tabs.sites, needs: listSites },
    { to: '/calendars/holidays', label: calendars.tabs.holidays, needs: listHolidayGroups },
  ] as const;
}
