import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useRef } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';
import { saveFile } from '#designer/ui/save-file.ts';
import { useLeaveGuard } from '#designer/ui/use-leave-guard.ts';
import type { NewAccount } from '#schemas/api/agents.ts';
import classes from './agents.module.css';

interface CredentialsDialogProps {
  accounts: readonly NewAccount[];
  onClose: () => void;
}

/** Passwords that were made up, to be passed on. Nobody can read them again, so only its button closes the dialog. */
export function CredentialsDialog({ accounts, onClose }: CredentialsDialogProps) {
  const { agents, common } = useMessages();
  const texts = agents.credentials;
  const free = useRef(false);
  useLeaveGuard(true, { free, question: texts.leaving });
  const close = () => {
    free.current = true;
    onClose();
  };
  const heads = [agents.login, common.name, texts.password];
  const lines = accounts.map(({ login, name, password }) => [login, name, password]);
  return (
    <Dialog
      opened
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={texts.title}
      size={620}
    >
      <Stack gap="sm">
        <Text size="sm">{texts.text}</Text>
        <div className={classes.credentials} data-print data-scroll>
          <table className={classes.accounts} aria-label={texts.title}>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {accounts.map(({ id, login, name, password }) => (
                <tr key={id}>
                  <td>{login}</td>
                  <td>{name}</td>
                  <td className={classes.secret}>{password}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Group gap="xs">
          <Button variant="default" leftSection={<IconPrinter size={15} />} onClick={() => window.print()}>
            {texts.print}
          </Button>
          <Button
            variant="default"
            leftSection={<IconDownload size={15} />}
            onClick={() => saveFile(new Blob([toCsv([heads, ...lines])], { type: 'text/csv' }), texts.file)}
          >
            {texts.download}
          </Button>
          <CopyButton value={lines.map((line) => line.join('\t')).join('\n')}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
                onClick={copy}
              >
                {copied ? texts.copied : texts.copy}
              </Button>
            )}
          </CopyButton>
          <span className={classes.space} />
          <Button onClick={close}>{texts.close}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

/** With a byte order mark, so that spreadsheets read accents; cells that would be taken for formulas are kept texts. */
function toCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${(/^[=+\-@]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}
