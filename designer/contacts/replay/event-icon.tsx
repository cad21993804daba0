import {
  IconAddressBook,
  IconAlertTriangle,
  IconArrowForwardUp,
  IconBan,
  IconClock,
  IconClockHour4,
  IconDialpad,
  IconMail,
  IconMessage2,
  IconMicrophone,
  IconMoodSmile,
  IconNotes,
  IconPercentage,
  IconPhoneCheck,
  IconPhoneIncoming,
  IconPhoneOff,
  IconPlugConnected,
  IconPoint,
  IconUser,
  IconVolume,
  IconWorld,
} from '@tabler/icons-react';
import { effectKind } from '#schemas/effects/index.ts';
import classes from './timeline.module.css';

const icons: Record<string, typeof IconPoint> = {
  'contact.started': IconPhoneIncoming,
  key: IconDialpad,
  timer: IconClock,
  'call.ended': IconPhoneOff,
  'contact.failed': IconAlertTriangle,
  play: IconVolume,
  record: IconMicrophone,
  transfer: IconArrowForwardUp,
  http: IconWorld,
  answer: IconPhoneCheck,
  opening: IconClockHour4,
  lookup: IconAddressBook,
  email: IconMail,
  sms: IconMessage2,
  log: IconNotes,
  draw: IconPercentage,
  blacklist: IconBan,
  survey: IconMoodSmile,
};

/** For effects without an icon of their own. */
const byWhom = { line: IconPoint, service: IconPlugConnected, person: IconUser };

/** What kind of thing happened; an outcome has the icon of its effect, or of those who carry such effects out. */
export function EventIcon({ type }: { type: string }) {
  const effect = type.split('.')[0] ?? '';
  const Icon = icons[type] ?? icons[effect] ?? byWhom[effectKind(effect)?.by ?? 'line'];
  return <Icon className={classes.icon} size={16} stroke={1.7} aria-hidden />;
}
