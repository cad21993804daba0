import { Select, TextInput } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { type Days, isPeriod, type PeriodView, periods } from './period-days.ts';

interface PeriodPickerProps {
  view: PeriodView;
  /** What the period comes to. */
  days: Days;
  onChange: (view: PeriodView) => void;
}

/** A period by its name, or any days; choosing those begins with the ones that are shown. */
export function PeriodPicker({ view, days, onChange }: PeriodPickerProps) {
  const { reports: texts } = useMessages().supervision;
  const wrong = isPeriod(days) ? undefined : texts.wrongPeriod;
  const choose = (value: string | null) => {
    const period = periods.find((one) => one === value);
    if (period === undefined) return;
    onChange(period === 'days' ? { period, ...days } : { period, from: undefined, to: undefined });
  };
  return (
    <>
      <Select
        size="xs"
        w={150}
        aria-label={texts.period}
        allowDeselect={false}
        value={view.period}
        onChange={choose}
        data={periods.map((value) => ({ value, label: texts.periods[value] }))}
      />
      {view.period === 'days' && (
        <>
          <TextInput
            size="xs"
            type="date"
            aria-label={texts.from}
            value={days.from}
            onChange={({ currentTarget: { value } }) => value !== '' && onChange({ ...view, ...days, from: value })}
          />
          <TextInput
            size="xs"
            type="date"
            aria-label={texts.to}
            title={wrong}
            aria-invalid={wrong !== undefined}
            error={wrong !== undefined}
            value={days.to}
            onChange={({ currentTarget: { value } }) => value !== '' && onChange({ ...view, ...days, to: value })}
          />
        </>
      )}
    </>
  );
}
