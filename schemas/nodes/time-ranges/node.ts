import { toSpans, totalMinutes, WEEKDAYS } from '#schemas/strategy/week.ts';
import { defineNode } from '../node-kind.ts';
import { compileTimeRanges } from './compile.ts';
import { rangeExit, type TimeRangesConfig, timeRangesConfig } from './config.ts';
import { texts } from './text.ts';

/** Up to four ranges of a number's week, each with its own rules. */
export const timeRanges = defineNode({
  kind: 'time-ranges',
  category: 'logic',
  icon: 'calendar-week',
  flowKinds: ['strategy'],
  config: timeRangesConfig,
  initial: (): TimeRangesConfig => ({
    tel: 1,
    ranges: [
      {
        id: '1',
        label: '',
        hours: WEEKDAYS.slice(0, 5).map((day) => ({ day, from: '09:00', to: '18:00' })),
      },
    ],
  }),
  exits: ({ ranges }) => [
    ...ranges.map((range, index) => ({ id: rangeExit(range), label: range.label || `# ${index + 1}` })),
    { id: 'otherwise' },
  ],
  summary: ({ tel, ranges }) => [`TEL${tel}`, ...ranges.map(({ hours }) => hoursOf(hours))].join(' · '),
  compile: compileTimeRanges,
  texts,
});

function hoursOf(hours: TimeRangesConfig['ranges'][number]['hours']): string {
  return `${Math.round(totalMinutes(toSpans(hours)) / 6) / 10} h`;
}
