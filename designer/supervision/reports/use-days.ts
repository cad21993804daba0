import { useNow } from '#designer/ui/use-now.ts';
import { useSupervisor } from '../use-supervisor.ts';
import { type Days, daysOf, type PeriodView, todayIn } from './period-days.ts';

/** The days of a period where the installation is; undefined until that is known. */
export function useDays(view: PeriodView): Days | undefined {
  const { timeZone } = useSupervisor();
  const nowMs = useNow(60_000);
  return timeZone === undefined ? undefined : daysOf(view, todayIn(timeZone, nowMs));
}
