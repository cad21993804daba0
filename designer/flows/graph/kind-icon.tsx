import {
  IconAdjustments,
  IconArrowForwardUp,
  IconArrowsSplit2,
  IconDialpad,
  IconEqual,
  IconHash,
  IconListNumbers,
  IconMicrophone,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconPlayerPlay,
  IconPlugConnected,
  IconQuestionMark,
  IconSitemap,
  IconVariable,
  IconVolume,
  IconWorld,
} from '@tabler/icons-react';

/** The icons that node kinds name; importing all of Tabler by name would ship five thousand. */
export const kindIcons: Record<string, typeof IconVolume> = {
  adjustments: IconAdjustments,
  'arrow-forward-up': IconArrowForwardUp,
  'arrows-split-2': IconArrowsSplit2,
  dialpad: IconDialpad,
  equal: IconEqual,
  hash: IconHash,
  'list-numbers': IconListNumbers,
  microphone: IconMicrophone,
  'phone-off': IconPhoneOff,
  'phone-outgoing': IconPhoneOutgoing,
  'player-play': IconPlayerPlay,
  'plug-connected': IconPlugConnected,
  'question-mark': IconQuestionMark,
  sitemap: IconSitemap,
  variable: IconVariable,
  volume: IconVolume,
  world: IconWorld,
};

export function KindIcon({ icon, size = 16 }: { icon: string; size?: number }) {
  const Icon = kindIcons[icon] ?? IconQuestionMark;
  return <Icon size={size} stroke={1.75} aria-hidden />;
}
