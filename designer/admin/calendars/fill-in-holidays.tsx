import { Button, NumberInput } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { CountrySelect, likelyCountry } from '#designer/ui/country-select.tsx';
import { publicHolidayCountries, publicHolidays } from '#runtime/calendar/public-holidays/public-holidays.ts';
import type { Holiday } from '#schemas/domain/holiday-group.ts';
import classes from './calendars.module.css';

interface FillInHolidaysProps {
  holidays: readonly Holiday[];
  onAdd: (holidays: Holiday[]) => void;
}

/** Adds the public holidays of a country and year that a group does not have yet. */
export function FillInHolidays({ holidays, onAdd }: FillInHolidaysProps) {
  const {
    calendars: { holidays: texts },
  } = useMessages();
  const { language } = useLanguage();
  const [country, setCountry] = useState(() => {
    const likely = likelyCountry(language);
    return publicHolidayCountries.includes(likely) ? likely : 'FR';
  });
  const [year, setYear] = useState<number | string>(new Date().getFullYear());
  const [result, setResult] = useState<string | null>(null);
  const fill = () => {
    const known = new Set(holidays.map(({ date, yearly }) => (yearly ? date.slice(5) : date)));
    const all = publicHolidays(country, Number(year));
    const fresh = all.filter(({ date }) => !known.has(date) && !known.has(date.slice(5)));
    setResult(texts.filled(fresh.length, all.length - fresh.length));
    if (fresh.length === 0) return;
    onAdd(
      fresh.map(({ date, name }) => ({
        name: name[language],
        date,
        yearly: false,
        part: { type: 'day' },
        audio: '',
      })),
    );
  };
  return (
    <div className={classes.fill}>
      <CountrySelect
        size="xs"
        label={texts.country}
        value={country}
        onChange={setCountry}
        codes={publicHolidayCountries}
      />
      <NumberInput
        size="xs"
        w={90}
        label={texts.year}
        value={year}
        onChange={setYear}
        min={1970}
        max={2199}
        clampBehavior="blur"
        allowDecimal={false}
        thousandSeparator=""
      />
      <Button variant="default" leftSection={<IconCalendarPlus size={15} />} onClick={fill}>
        {texts.fill}
      </Button>
      <span className={classes.fillNote} role="status">
        {result ?? `${texts.fillIn}. ${texts.regions}`}
      </span>
    </div>
  );
}
