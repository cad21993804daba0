import { Button, Checkbox, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { ConversationDetails } from '#schemas/api/conversations.ts';
import { useServerNow } from '../desk/use-desk.tsx';
import { fromLocalTime, toLocalTime } from '../script/zoned-time.ts';
import type { CallbackPlan, Status } from './disposition-draft.ts';

interface CallbackPlannerProps {
  status: Status | undefined;
  details: ConversationDetails;
  plan: CallbackPlan | null;
  onPlan: (plan: CallbackPlan | null) => void;
}

const HOUR_MS = 3_600_000;
const QUARTER_MS = 900_000;

/** When the customer is called again, within what the status and the campaign allow. */
export function CallbackPlanner({ status, details, plan, onPlan }: CallbackPlannerProps) {
  const { desk: texts, common } = useMessages();
  const formats = useFormats();
  const now = useServerNow();
  const [open, setOpen] = useState(false);
  const { timeZone } = details;
  const planned = status?.callback.planned ?? 'no';
  const at = plan && fromLocalTime(plan.local, timeZone);
  const label = plan && at ? formats.dateTimeIn(at, timeZone) : texts.callback.plan;
  if (!status || planned === 'no') {
    return (
      <Button size="sm" variant="default" disabled leftSection={<IconCalendarTime size={15} aria-hidden />}>
        {texts.callback.plan}
      </Button>
    );
  }
  const earliest = Math.max(now, Date.parse(status.window.earliest));
  const { latest, suggested } = status.window;
  // A talk may have lasted longer than until then.
  const begin =
    suggested !== null && Date.parse(suggested) > now
      ? suggested
      : new Date(Math.ceil((earliest + HOUR_MS) / QUARTER_MS) * QUARTER_MS).toISOString();
  const first: CallbackPlan = {
    local: toLocalTime(begin, timeZone),
    personal: false,
    number: '',
  };
  const current = plan ?? first;
  const mayKeep = details.personalCallbacks && status.callback.personal;
  const set = (part: Partial<CallbackPlan>) => onPlan({ ...current, ...part });
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="top-end"
      shadow="md"
      withArrow
      trapFocus
      returnFocus
      width={300}
    >
      <Popover.Target>
        <Button
          size="sm"
          variant={plan ? 'light' : 'default'}
          leftSection={<IconCalendarTime size={15} aria-hidden />}
          onClick={() => {
            if (!plan) onPlan(first);
            setOpen(!open);
          }}
        >
          {label}
          {planned === 'mandatory' && !plan && ' *'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <TextInput
            size="sm"
            type="datetime-local"
            label={texts.callback.at}
            min={toLocalTime(new Date(earliest).toISOString(), timeZone)}
            max={latest === null ? undefined : toLocalTime(latest, timeZone)}
            value={current.local}
            onChange={({ currentTarget: { value } }) => set({ local: value })}
          />
          <Text size="xs" c="dimmed">
            {texts.callback.limits(
              formats.dateTimeIn(new Date(earliest).toISOString(), timeZone),
              latest && formats.dateTimeIn(latest, timeZone),
              timeZone,
            )}
          </Text>
          <TextInput
            size="sm"
            label={texts.callback.number}
            placeholder={details.conversation.customer}
            maxLength={40}
            value={current.number}
            onChange={({ currentTarget: { value } }) => set({ number: value })}
          />
          <Checkbox
            size="sm"
            label={texts.callback.personal}
            disabled={!mayKeep}
            checked={mayKeep && current.personal}
            onChange={({ currentTarget: { checked } }) => set({ personal: checked })}
          />
          <Group gap="xs" justify="space-between">
            <Button
              variant="default"
              onClick={() => {
                onPlan(null);
                setOpen(false);
              }}
            >
              {texts.callback.none}
            </Button>
            <Button onClick={() => setOpen(false)}>{common.close}</Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
