import type { ReactNode } from 'react';
import classes from './tag.module.css';

export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'bad';

interface TagProps {
  tone?: Tone;
  /** A dot before the text: still for a state, pulsing for something under way. */
  dot?: 'still' | 'pulsing';
  title?: string;
  children: ReactNode;
}

/** A state in a word. The word says it; the colour only helps to find it. */
export function Tag({ tone = 'neutral', dot, title, children }: TagProps) {
  return (
    <span className={classes.tag} data-tone={tone} title={title}>
      {dot && <span className={classes.dot} data-pulse={dot === 'pulsing' || undefined} aria-hidden />}
      {children}
    </span>
  );
}
