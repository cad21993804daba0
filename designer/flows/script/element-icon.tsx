import {
  IconBlockquote,
  IconCake,
  IconCalendar,
  IconCalendarTime,
  IconCheckbox,
  IconCircleDot,
  IconForms,
  IconGridDots,
  IconHeading,
  IconMail,
  IconQuestionMark,
  IconSelect,
  IconStar,
  IconToggleRight,
} from '@tabler/icons-react';

/** The icons that kinds of elements name. */
export const elementIcons: Record<string, typeof IconForms> = {
  blockquote: IconBlockquote,
  cake: IconCake,
  calendar: IconCalendar,
  'calendar-time': IconCalendarTime,
  checkbox: IconCheckbox,
  'circle-dot': IconCircleDot,
  forms: IconForms,
  'grid-dots': IconGridDots,
  heading: IconHeading,
  mail: IconMail,
  select: IconSelect,
  star: IconStar,
  'toggle-right': IconToggleRight,
};

export function ElementIcon({ icon, size = 15 }: { icon: string; size?: number }) {
  const Icon = elementIcons[icon] ?? IconQuestionMark;
  return <Icon size={size} stroke={1.75} aria-hidden />;
}
