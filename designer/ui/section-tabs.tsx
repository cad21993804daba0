import { Link, type LinkProps } from '@tanstack/react-router';
import classes from './section-tabs.module.css';

interface SectionTabsProps {
  label: string;
  tabs: readonly { to: LinkProps['to']; label: string }[];
}

/** Links between the pages that share a place in the rail. */
export function SectionTabs({ label, tabs }: SectionTabsProps) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} className={classes.tab} activeProps={{ 'aria-current': 'page' }}>
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
