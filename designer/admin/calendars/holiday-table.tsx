import { ActionIcon, Button, Checkbox, Group, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useRecord } from '#designer/ui/form/record-form.tsx';
import { TimeInput } from '#designer/ui/time-input.tsx';
import { listAudio } from '#schemas/api/audio.ts';
import { type Holiday, type HolidayPart, holidayPart } from '#schemas/domain/holiday-group.ts';
import classes from './calendars.module.css';

interface HolidayTableProps {
  holidays: readonly Holiday[];
  onChange: (holidays: Holiday[]) => void;
}

const TYPES = ['day', 'morning', 'afternoon', 'hours'] as const satisfies readonly HolidayPart['type'][];

/** The days of a group, all of them editable where they stand. */
export function HolidayTable({ holidays, onChange }: HolidayTableProps) {
  const {
    calendars: { holidays: texts },
    common,
  } = useMessages();
  const sounds = useQuery(reading(listAudio)).data?.audio ?? [];
  const audio = [{ value: '', label: texts.noAudio }, ...sounds.map(({ id, name }) => ({ value: id, label: name }))];
  const { issues } = useRecord();
  const wrongOf = (index: number) =>
    issues.flatMap(({ path }) => (path[0] === 'holidays' && path[1] === index ? [String(path[2])] : []));
  const change = (index: number, part: Partial<Holiday>) =>
    onChange(holidays.map((holiday, at) => (at === index ? { ...holiday, ...part } : holiday)));
  const add = () => onChange([...holidays, { name: '', date: '', yearly: false, part: { type: 'day' }, audio: '' }]);
  return (
    <>
      <div className={classes.holidays} data-scroll>
        <table aria-label={texts.group}>
          <thead>
            <tr>
              <th scope="col">{texts.date}</th>
              <th scope="col" style={{ width: '30%' }}>
                {common.name}
              </th>
              <th scope="col">{texts.yearly}</th>
              <th scope="col">{texts.part}</th>
              <th scope="col">{texts.audio}</th>
              <th aria-hidden />
            </tr>
          </thead>
          <tbody>
            {holidays.map((holiday, index) => (
              <HolidayLine
                // Days have no identity but their place while their dates are being written.
                key={index}
                holiday={holiday}
                wrong={wrongOf(index)}
                audio={audio}
                onChange={(part) => change(index, part)}
                onRemove={() => onChange(holidays.filter((_, at) => at !== index))}
              />
            ))}
          </tbody>
        </table>
        {holidays.length === 0 && <p className={classes.none}>{texts.noDays}</p>}
      </div>
      <Group>
        <Button variant="default" leftSection={<IconPlus size={15} />} onClick={add}>
          {texts.addDay}
        </Button>
      </Group>
    </>
  );
}

interface HolidayLineProps {
  holiday: Holiday;
  /** Its fields that have to be corrected. */
  wrong: readonly string[];
  audio: { value: string; label: string }[];
  onChange: (part: Partial<Holiday>) => void;
  onRemove: () => void;
}

function HolidayLine({ holiday, wrong, audio, onChange, onRemove }: HolidayLineProps) {
  const {
    calendars: { holidays: texts },
  } = useMessages();
  const { name, date, yearly, part } = holiday;
  const label = name || date || texts.unnamed;
  return (
    <tr>
      <td>
        <TextInput
          type="date"
          size="xs"
          w={134}
          aria-label={texts.dateOf(name || texts.unnamed)}
          value={date}
          error={wrong.includes('date')}
          onChange={(event) => onChange({ date: event.currentTarget.value })}
        />
      </td>
      <td>
        <TextInput
          size="xs"
          aria-label={texts.nameOf(date || texts.unnamed)}
          value={name}
          error={wrong.includes('name')}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
      </td>
      <td>
        <Checkbox
          size="xs"
          aria-label={texts.yearlyOf(label)}
          checked={yearly}
          onChange={(event) => onChange({ yearly: event.currentTarget.checked })}
        />
      </td>
      <td>
        <Group gap={5} wrap="nowrap">
          <Select
            size="xs"
            w={138}
            aria-label={texts.partOf(label)}
            value={part.type}
            allowDeselect={false}
            data={TYPES.map((value) => ({ value, label: texts.parts[value] }))}
            onChange={(type) => onChange({ part: partOfType(type) })}
          />
          {part.type === 'hours' && (
            <>
              <TimeInput
                label={texts.fromOf(label)}
                value={part.from}
                onChange={(from) => onChange({ part: { ...part, from: from ?? 0 } })}
              />
              <TimeInput
                label={texts.toOf(label)}
                value={part.to}
                invalid={part.to <= part.from}
                onChange={(to) => onChange({ part: { ...part, to: to ?? 0 } })}
              />
            </>
          )}
        </Group>
      </td>
      <td>
        <Select
          size="xs"
          w={150}
          aria-label={texts.audioOf(label)}
          value={holiday.audio}
          allowDeselect={false}
          searchable={audio.length > 8}
          data={audio}
          onChange={(value) => onChange({ audio: value ?? '' })}
        />
      </td>
      <td>
        <ActionIcon size="sm" aria-label={texts.removeDay(label)} onClick={onRemove}>
          <IconX size={14} />
        </ActionIcon>
      </td>
    </tr>
  );
}

/** Closed during lunch is the usual case of hours. */
function partOfType(type: string | null): HolidayPart {
  return type === 'hours' ? { type, from: 12 * 60, to: 14 * 60 } : holidayPart.parse({ type });
}
