import { UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconCloudUp,
  IconGitMerge,
  type IconProps,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import type { DraftSaver, SaveState } from './draft-saver.ts';
import classes from './save-status.module.css';

const ICONS: Record<SaveState['status'], ComponentType<IconProps>> = {
  saved: IconCloudCheck,
  unsaved: IconCloudUp,
  saving: IconCloudUp,
  offline: IconCloudOff,
  failed: IconAlertTriangle,
  conflict: IconGitMerge,
};

/** Where the changes are: on the server, on their way, or only in this browser. */
export function SaveStatus({ state, saver }: { state: SaveState; saver: DraftSaver }) {
  const messages = useMessages();
  const texts = messages.flows.save;
  const Icon = ICONS[state.status];
  const again = state.status === 'failed' || state.status === 'offline';
  const content = (
    <>
      <Icon size={15} stroke={1.8} aria-hidden />
      <span>{texts[state.status]}</span>
    </>
  );
  if (!again) {
    return (
      <span className={classes.status} data-status={state.status} role="status">
        {content}
      </span>
    );
  }
  const reason = state.status === 'failed' ? describeError(state.error, messages) : texts.retry;
  return (
    <UnstyledButton
      className={classes.status}
      data-status={state.status}
      title={reason}
      role="status"
      onClick={() => void saver.flush()}
    >
      {content}
    </UnstyledButton>
  );
}
