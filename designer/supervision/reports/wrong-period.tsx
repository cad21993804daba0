import { IconCalendarOff } from '@tabler/icons-react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';

/** Shown instead of what was in a period that ends before it begins. */
export function WrongPeriod() {
  const { reports: texts } = useMessages().supervision;
  return (
    <EmptyState
      icon={<IconCalendarOff size={34} stroke={1.4} />}
      title={texts.wrongPeriod}
      text={texts.wrongPeriodHelp}
    />
  );
}
