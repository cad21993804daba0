import {
  IconArrowBackUp,
  IconArrowsSplit2,
  IconDialpad,
  IconLanguage,
  IconListNumbers,
  IconMicrophone,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconPlayerPlay,
  IconQuestionMark,
  IconSubtask,
  IconVariable,
  IconVolume,
  IconWorldDownload,
} from '@tabler/icons-react';

/** The icons that node kinds name; importing all of Tabler by name would ship five thousand. */
export const kindIcons: Record<string, typeof IconVolume> = {
  'arrow-back-up': IconArrowBackUp,
  'arrows-split-2': IconArrowsSplit2,
  dialpad: IconDialpad,
  language: IconLanguage,
  'list-numbers': IconListNumbers,
  microphone: IconMicrophone,
  'phone-off': IconPhoneOff,
  'phone-outgoing': IconPhoneOutgoing,
  'player-play': IconPlayerPlay,
  subtask: IconSubtask,
  variable: IconVariable,
  volume: IconVolume,
  'world-download': IconWorldDownload,
};

export function KindIcon({ icon, size = 16 }: { icon: string; size?: number }) {
  const Icon = kindIcons[icon] ?? IconQuestionMark;
  return <Icon size={size} stroke={1.75} aria-hidden />;
}
