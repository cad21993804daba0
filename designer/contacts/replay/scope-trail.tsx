import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FlowNames } from './flow-names.ts';
import classes from './replay.module.css';

interface ScopeTrailProps {
  /** Paths from the flow itself ('') down to the sub-flow the contact is in. */
  levels: readonly string[];
  shown: string;
  names: FlowNames;
  onShow: (scope: string) => void;
}

/** Which flow's graph is shown, and the ones around it. */
export function ScopeTrail({ levels, shown, names, onShow }: ScopeTrailProps) {
  const { contacts: texts } = useMessages();
  return (
    <nav className={classes.trail} aria-label={texts.replay.wholeFlow}>
      {levels.map((level, index) => (
        <Fragment key={level}>
          {index > 0 && <IconChevronRight size={13} aria-hidden />}
          <UnstyledButton aria-current={level === shown ? 'true' : undefined} onClick={() => onShow(level)}>
            {names.flow(level)}
          </UnstyledButton>
        </Fragment>
      ))}
    </nav>
  );
}
