import type { ReactNode } from 'react';
import { usePageTitle } from '#designer/app/use-page-title.ts';
import classes from './page.module.css';

interface PageProps {
  title: string;
  /** What is shown beside the title: a count, a state. */
  note?: ReactNode;
  /** Buttons at the right end; the main one last. */
  actions?: ReactNode;
  /** Search and filters, in a line of their own. */
  toolbar?: ReactNode;
  children: ReactNode;
}

/** The frame every list and settings page shares: title, actions, filters, then the content over the rest. */
export function Page({ title, note, actions, toolbar, children }: PageProps) {
  usePageTitle(title);
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div className={classes.heading}>
          <h1 className={classes.title} tabIndex={-1} data-page-title>
            {title}
          </h1>
          {note !== undefined && <span className={classes.note}>{note}</span>}
        </div>
        {actions}
      </header>
      {toolbar && <div className={classes.toolbar}>{toolbar}</div>}
      {children}
    </div>
  );
}
