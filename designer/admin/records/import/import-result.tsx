import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { CallResult } from '#designer/api/call.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { createDataFile } from '#schemas/api/data-files.ts';
import classes from './import.module.css';

interface ImportResultProps {
  done: CallResult<typeof createDataFile>;
  onClose: () => void;
}

/** What was imported, and what of it was not what its column says. */
export function ImportResult({ done: { report }, onClose }: ImportResultProps) {
  const {
    data: { import: texts },
    common,
  } = useMessages();
  const formats = useFormats();
  return (
    <Stack gap="sm">
      <Group gap="xs" role="status">
        <IconCircleCheck size={20} color="var(--sy-good)" aria-hidden />
        <Text fw={600}>{texts.done(formats.number(report.rows))}</Text>
      </Group>
      {report.misfits > 0 && (
        <Alert color="yellow" bg="var(--sy-warn-soft)">
          <Text size="sm">{texts.misfits(formats.number(report.misfits))}</Text>
          <ul className={classes.misfits}>
            {report.examples.map(({ line, column, value }) => (
              <li key={`${line} ${column}`}>
                {texts.line(line, column)}: <code>{value}</code>
              </li>
            ))}
          </ul>
          <Text size="xs" c="dimmed">
            {texts.misfitsHelp}
          </Text>
        </Alert>
      )}
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {common.close}
        </Button>
      </Group>
    </Stack>
  );
}
