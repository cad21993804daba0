import {
  IconAlertTriangle,
  IconArrowForwardUp,
  IconClock,
  IconDialpad,
  IconMicrophone,
  IconPhoneIncoming,
  IconPhoneOff,
  IconPoint,
  IconVolume,
  IconWorld,
} from '@tabler/icons-react';
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
};

/** What kind of thing happened; an outcome has the icon of its effect. */
export function EventIcon({ type }: { type: string }) {
  const Icon = icons[type] ?? icons[type.split('.')[0] ?? ''] ?? IconPoint;
  return <Icon className={classes.icon} size={16} stroke={1.7} aria-hidden />;
}
