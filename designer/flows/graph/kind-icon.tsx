import {
  IconAddressBook,
  IconArrowBackUp,
  IconArrowsSplit2,
  IconBan,
  IconClockHour4,
  IconDialpad,
  IconLanguage,
  IconListNumbers,
  IconListTree,
  IconMail,
  IconMessage2,
  IconMicrophone,
  IconMoodSmile,
  IconNotes,
  IconPercentage,
  IconPhoneCheck,
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
  'address-book': IconAddressBook,
  'arrow-back-up': IconArrowBackUp,
  'arrows-split-2': IconArrowsSplit2,
  ban: IconBan,
  'clock-hour-4': IconClockHour4,
  dialpad: IconDialpad,
  language: IconLanguage,
  'list-numbers': IconListNumbers,
  'list-tree': IconListTree,
  mail: IconMail,
  'message-2': IconMessage2,
  microphone: IconMicrophone,
  'mood-smile': IconMoodSmile,
  notes: IconNotes,
  percentage: IconPercentage,
  'phone-check': IconPhoneCheck,
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
