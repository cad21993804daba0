import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { Tag, type Tone } from '#designer/ui/tag.tsx';
import type { BoardCampaign } from '#schemas/api/supervision.ts';
import { serviceLevelOf } from '#schemas/domain/report-figures.ts';

/** So many points below the goal is no longer a bad hour. */
const FAR_BELOW = 0.2;

interface ServiceLevelProps {
  today: BoardCampaign['today'];
  /** In percent; without one the figure has no colour. */
  goal?: number;
  title?: string;
}

/** The share of callers answered in time today: orange below the goal, red far below. */
export function ServiceLevel({ today, goal, title }: ServiceLevelProps) {
  const { supervision: texts } = useMessages();
  const formats = useFormats();
  const level = serviceLevelOf(today);
  if (level === null) return <>{texts.never}</>;
  return (
    <Tag tone={toneOf(level, goal)} title={title}>
      {formats.percent(level)}
    </Tag>
  );
}

export function toneOf(level: number, goal: number | undefined): Tone {
  if (goal === undefined) return 'neutral';
  const below = goal / 100 - level;
  if (below <= 0) return 'good';
  return below < FAR_BELOW ? 'warn' : 'bad';
}
