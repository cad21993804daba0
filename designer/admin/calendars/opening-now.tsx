import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { localeOf } from '#designer/i18n/formats.ts';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import type { UiLanguage } from '#designer/i18n/language.ts';
import { Tag } from '#designer/ui/tag.tsx';
import { useNow } from '#designer/ui/use-now.ts';
import { type Calendar, nextChange, openingAt } from '#runtime/calendar/opening.ts';

const RENEWED_EVERY_MS = 30_000;
const NEAR_MS = 6 * 86_400_000;

/** Whether a service is open at this moment, and when that changes. */
export function OpeningNow({ timeZone, week }: Required<Pick<Calendar, 'timeZone' | 'week'>>) {
  const {
    calendars: { hours: texts },
  } = useMessages();
  const { language } = useLanguage();
  const now = useNow(RENEWED_EVERY_MS);
  const { isOpen, when } = useMemo(() => {
    const change = nextChange({ timeZone, week }, now);
    return {
      isOpen: openingAt({ timeZone, week }, now).state === 'open',
      when: change && describeMoment(change.at, { now, timeZone, language }),
    };
  }, [timeZone, week, now, language]);
  const next = when === null ? (isOpen ? texts.always : texts.never) : isOpen ? texts.closes(when) : texts.opens(when);
  return (
    <>
      <Tag tone={isOpen ? 'good' : 'neutral'} dot="still">
        {isOpen ? texts.open : texts.closed}
      </Tag>{' '}
      <Text span size="xs" c="dimmed">
        {next}
      </Text>
    </>
  );
}

/** The weekday and time there; the date as well when it is further away. */
function describeMoment(
  at: number,
  { now, timeZone, language }: { now: number; timeZone: string; language: UiLanguage },
) {
  const far: Intl.DateTimeFormatOptions = at - now > NEAR_MS ? { day: 'numeric', month: 'short' } : {};
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...far,
  }).format(at);
}
