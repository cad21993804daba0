import type { ReactNode } from 'react';
import classes from './settings-page.module.css';

interface SettingsSectionProps {
  /** Anchor by which a link leads here. */
  id: string;
  title: string;
  help: string;
  children: ReactNode;
}

export function SettingsSection({ id, title, help, children }: SettingsSectionProps) {
  return (
    <section id={id} className={classes.section} aria-labelledby={`${id}-title`}>
      <div>
        <h2 id={`${id}-title`} className={classes.title}>
          {title}
        </h2>
        <p className={classes.help}>{help}</p>
      </div>
      <div className={classes.content}>{children}</div>
    </section>
  );
}
