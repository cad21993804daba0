import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import type { Light } from '#schemas/campaign/summary.ts';
import classes from './campaigns.module.css';

const TONES = { green: 'good', orange: 'warn', red: 'bad' } as const;
const ICONS = { green: IconCircleCheck, orange: IconAlertTriangle, red: IconCircleX };

/** The light of a whole campaign, in a word. */
export function SummaryLight({ light }: { light: Light }) {
  const { campaigns: texts } = useMessages();
  return (
    <Tag tone={TONES[light]} dot="still" title={texts.lightHelp[light]}>
      {texts.lights[light]}
    </Tag>
  );
}

/** The light of one element, as a sign that needs no colour. */
export function LightSign({ light, size = 16 }: { light: Light; size?: number }) {
  const { campaigns: texts } = useMessages();
  const Icon = ICONS[light];
  return (
    <span className={classes.sign} data-light={light} role="img" aria-label={texts.lights[light]}>
      <Icon size={size} stroke={1.9} aria-hidden />
    </span>
  );
}
