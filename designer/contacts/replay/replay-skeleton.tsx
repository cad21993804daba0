import { Skeleton } from '@mantine/core';
import classes from './replay.module.css';

/** The page's own frame while the contact is being fetched. */
export function ReplaySkeleton() {
  return (
    <div className={classes.page} aria-busy>
      <div className={classes.header}>
        <Skeleton height={18} width={320} />
      </div>
      <div className={classes.body}>
        <div className={classes.stage}>
          <Skeleton className={classes.graph} radius={0} />
        </div>
        <div className={classes.side} />
      </div>
    </div>
  );
}
