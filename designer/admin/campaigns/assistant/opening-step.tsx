import { Chip, Radio, Select, Stack, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { CountrySelect } from '#designer/ui/country-select.tsx';
import { TimeInput } from '#designer/ui/time-input.tsx';
import { publicHolidayCountries } from '#runtime/calendar/public-holidays/public-holidays.ts';
import { listHolidayGroups } from '#schemas/api/holiday-groups.ts';
import { listSchedules } from '#schemas/api/schedules.ts';
import classes from '../campaigns.module.css';
import { choose } from './choose.ts';
import { type StepProps, weekOf } from './plan-draft.ts';

const HOURS = ['new', 'existing', 'always'] as const;
const HOLIDAYS = ['country', 'existing', 'none'] as const;

/** When callers are taken: hours and holidays, made or chosen. */
export function OpeningStep({ draft, change, tried }: StepProps) {
  const {
    campaigns: { assistant: texts },
  } = useMessages();
  const schedules = useQuery(reading(listSchedules)).data?.schedules ?? [];
  const groups = useQuery(reading(listHolidayGroups)).data?.holidayGroups ?? [];
  return (
    <>
      <Radio.Group label={texts.hours} value={draft.hours} onChange={(type) => change({ hours: choose(HOURS, type) })}>
        <Stack gap={8} mt={8}>
          {HOURS.map((type) => (
            <Radio
              key={type}
              value={type}
              label={texts.hoursOf[type]}
              disabled={type === 'existing' && schedules.length === 0}
            />
          ))}
        </Stack>
      </Radio.Group>
      {draft.hours === 'new' && <NewHours draft={draft} change={change} tried={tried} />}
      {draft.hours === 'existing' && (
        <div className={classes.inner}>
          <Select
            label={texts.schedule}
            value={draft.schedule || null}
            data={schedules.map(({ id, name }) => ({ value: id, label: name }))}
            error={tried && draft.schedule === ''}
            onChange={(schedule) => change({ schedule: schedule ?? '' })}
          />
        </div>
      )}
      <Radio.Group
        label={texts.holidays}
        value={draft.holidays}
        onChange={(type) => change({ holidays: choose(HOLIDAYS, type) })}
      >
        <Stack gap={8} mt={8}>
          {HOLIDAYS.map((type) => (
            <Radio
              key={type}
              value={type}
              label={texts.holidaysOf[type]}
              disabled={type === 'existing' && groups.length === 0}
            />
          ))}
        </Stack>
      </Radio.Group>
      {draft.holidays === 'country' && (
        <div className={classes.inner}>
          <CountrySelect
            label={texts.country}
            value={draft.country}
            onChange={(country) => change({ country })}
            codes={publicHolidayCountries}
          />
        </div>
      )}
      {draft.holidays === 'existing' && (
        <div className={classes.inner}>
          <Select
            label={texts.group}
            value={draft.group || null}
            data={groups.map(({ id, name }) => ({ value: id, label: name }))}
            error={tried && draft.group === ''}
            onChange={(group) => change({ group: group ?? '' })}
          />
        </div>
      )}
    </>
  );
}

function NewHours({ draft, change, tried }: StepProps) {
  const {
    campaigns: { assistant: texts },
  } = useMessages();
  const wrong = tried && weekOf(draft) === null;
  const days = draft.days.flatMap((open, day) => (open ? [String(day)] : []));
  return (
    <div className={classes.inner}>
      <Chip.Group
        multiple
        value={days}
        onChange={(next) => change({ days: draft.days.map((_, day) => next.includes(String(day))) })}
      >
        <fieldset className={classes.days} aria-label={texts.days}>
          {texts.weekdays.map((name, day) => (
            <Chip key={name} value={String(day)} size="xs">
              {name}
            </Chip>
          ))}
        </fieldset>
      </Chip.Group>
      <div className={classes.row}>
        <span>{texts.from}</span>
        <TimeInput label={texts.from} value={draft.from} invalid={wrong} onChange={(from) => change({ from })} />
        <span>{texts.to}</span>
        <TimeInput label={texts.to} value={draft.to} invalid={wrong} onChange={(to) => change({ to })} />
      </div>
      <div className={classes.row}>
        <Switch
          label={texts.lunch}
          checked={draft.lunch}
          onChange={({ currentTarget: { checked } }) => change({ lunch: checked })}
        />
        {draft.lunch && (
          <>
            <TimeInput
              label={`${texts.lunch}: ${texts.from}`}
              value={draft.lunchFrom}
              invalid={wrong}
              onChange={(lunchFrom) => change({ lunchFrom })}
            />
            <span>–</span>
            <TimeInput
              label={`${texts.lunch}: ${texts.to}`}
              value={draft.lunchTo}
              invalid={wrong}
              onChange={(lunchTo) => change({ lunchTo })}
            />
          </>
        )}
      </div>
      {wrong && <span className={classes.help}>{texts.wrongHours}</span>}
      <Select
        label={texts.timeZone}
        value={draft.timeZone}
        data={[...new Set([draft.timeZone, ...Intl.supportedValuesOf('timeZone')])]}
        searchable
        allowDeselect={false}
        limit={60}
        onChange={(timeZone) => change({ timeZone: timeZone ?? draft.timeZone })}
      />
    </div>
  );
}
