import { Alert, Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { Agent } from '#schemas/api/agents.ts';
import classes from './agents.module.css';
import { useAccountChanges } from './use-account-changes.tsx';

/** Agents who cannot sign in yet, such as those of the samples, and the way to let them. */
export function NoPasswords({ agents }: { agents: readonly Agent[] }) {
  const texts = useMessages().agents.noPasswords;
  const { makePasswords, isMaking, credentials } = useAccountChanges();
  const without = agents.filter(({ active, hasPassword }) => active && !hasPassword);
  if (without.length === 0) return credentials;
  return (
    <Alert
      className={classes.notice}
      icon={<IconKey size={16} aria-hidden />}
      title={texts.title(
        without.length,
        without.map(({ login }) => login),
      )}
    >
      {texts.text}{' '}
      <Button
        size="compact-sm"
        variant="default"
        loading={isMaking}
        onClick={() => void makePasswords(without.map(({ id }) => id))}
      >
        {texts.make}
      </Button>
      {credentials}
    </Alert>
  );
}
