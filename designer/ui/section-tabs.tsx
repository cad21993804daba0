import { Link, type LinkProps } from '@tanstack/react-router';
import classes from './section-tabs.module.css';

interface SectionTabsProps {
  label: string;
  /** `exact` for a page below which the others are. */
  tabs: readonly { to: LinkProps['to']; label: string; exact?: boolean }[];
}

/** Links between the pages that share a place in the rail. */
export function SectionTabs({ label, tabs }: SectionTabsProps) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          className={classes.tab}
          activeProps={{ 'aria-current': 'page' }}
          activeOptions={{ exact: tab.exact ?? false, includeSearch: false }}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
