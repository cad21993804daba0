import { Button, Group, NumberInput, Popover, Select, Stack } from '@mantine/core';
import { IconChevronDown, IconKey, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useEntries } from '#designer/ui/form/fields/use-entries.ts';
import { type AgentChange, agentChange } from '#schemas/api/agents.ts';
import classes from './agents.module.css';
import { useAccountChanges } from './use-account-changes.tsx';
import type { Selection } from './use-selection.ts';

/** In the place of the filters while agents are chosen: what can be done with all of them at once. */
export function SelectionBar({ selection }: { selection: Selection }) {
  const { agents } = useMessages();
  const texts = agents.selection;
  const { change, askDeactivate, askReset, credentials } = useAccountChanges();
  const ids = [...selection.ids];
  const apply = (made: AgentChange) => void change(ids, made);
  return (
    <section className={classes.selection} aria-label={texts.label}>
      <strong aria-live="polite">{texts.count(ids.length)}</strong>
      <PartMenu kind="queue" label={texts.queue} onApply={apply} />
      <PartMenu kind="skill" label={texts.skill} onApply={apply} />
      <PartMenu kind="group" label={texts.group} onApply={apply} />
      <Button size="compact-sm" variant="default" leftSection={<IconKey size={14} />} onClick={() => askReset(ids)}>
        {agents.resetPassword}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => apply({ type: 'activate' })}>
        {agents.activate}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => askDeactivate(ids)}>
        {agents.deactivate}
      </Button>
      <span className={classes.space} />
      <Button size="compact-sm" variant="subtle" leftSection={<IconX size={14} />} onClick={selection.clear}>
        {texts.clear}
      </Button>
      {credentials}
    </section>
  );
}

interface PartMenuProps {
  kind: 'queue' | 'skill' | 'group';
  label: string;
  onApply: (change: AgentChange) => void;
}

/** Gives the chosen agents a queue, skill or group, or takes it from them. */
function PartMenu({ kind, label, onApply }: PartMenuProps) {
  const texts = useMessages().agents.selection;
  const entries = useEntries(kind === 'group' ? 'supervision-group' : kind) ?? [];
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [level, setLevel] = useState<number | string>(5);
  const apply = (draft: unknown) => {
    const read = agentChange.safeParse(draft);
    if (!read.success) return;
    onApply(read.data);
    setOpened(false);
    setChosen(null);
  };
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      trapFocus
      returnFocus
      withinPortal
      width={260}
    >
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          rightSection={<IconChevronDown size={14} />}
          onClick={() => setOpened(!opened)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Select
            label={label}
            searchable
            data-autofocus
            value={chosen}
            onChange={setChosen}
            data={entries.map(({ id, name }) => ({ value: id, label: name }))}
            comboboxProps={{ withinPortal: false }}
          />
          {kind === 'skill' && (
            <NumberInput
              label={texts.level}
              description={texts.levelHelp}
              min={0}
              max={9}
              clampBehavior="strict"
              allowDecimal={false}
              value={level}
              onChange={setLevel}
            />
          )}
          <Group gap="xs" justify="flex-end">
            {kind === 'skill' ? (
              <Button
                size="xs"
                disabled={chosen === null}
                onClick={() => apply({ type: 'set-skill', skill: chosen, level: Number(level) })}
              >
                {texts.setSkill}
              </Button>
            ) : (
              <>
                <Button
                  size="xs"
                  variant="default"
                  disabled={chosen === null}
                  onClick={() =>
                    apply({ type: kind === 'queue' ? 'remove-queue' : 'remove-from-group', [kind]: chosen })
                  }
                >
                  {kind === 'queue' ? texts.removeQueue : texts.removeGroup}
                </Button>
                <Button
                  size="xs"
                  disabled={chosen === null}
                  onClick={() => apply({ type: kind === 'queue' ? 'add-queue' : 'add-to-group', [kind]: chosen })}
                >
                  {kind === 'queue' ? texts.addQueue : texts.addGroup}
                </Button>
              </>
            )}
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
