import { Alert, Button, Checkbox, FileButton, Group, Loader, Stack, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';
import { saveFile } from '#designer/ui/save-file.ts';
import classes from './agents.module.css';
import { CredentialsDialog } from './credentials-dialog.tsx';
import { ImportTable } from './import-table.tsx';
import { useAgentImport } from './use-agent-import.ts';

interface ImportDialogProps {
  /** Dropped on the page already, or still to be chosen. */
  dropped: File | null;
  onClose: () => void;
}

const ACCEPTED = '.csv,.txt,.tsv,text/csv,text/plain';
/** Understood whatever the language of whoever imports it. */
const EXAMPLE =
  '\uFEFFlogin;name;language;queues;skills;groups\r\n1001;Anna Martin;fr;500, 501;repairs:5, invoices:3;\r\n';

/** From a file to accounts: choose it, see what each line would make, correct it, create all of them at once. */
export function ImportDialog({ dropped, onClose }: ImportDialogProps) {
  const { agents, common } = useMessages();
  const texts = agents.csv;
  const state = useAgentImport();
  const started = useRef(false);
  useEffect(() => {
    if (dropped && !started.current) void state.choose(dropped);
    started.current = true;
  }, [dropped, state.choose]);
  if (state.accounts) return <CredentialsDialog accounts={state.accounts} onClose={onClose} />;
  const { preview, busy } = state;
  return (
    <Dialog
      opened
      onClose={busy ? () => {} : onClose}
      title={texts.title}
      size={preview ? 1000 : 520}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <Stack gap="sm">
        {preview ? (
          <Preview state={state} preview={preview} />
        ) : (
          <Choose reading={busy} onChoose={(file) => void state.choose(file)} />
        )}
        {state.failure && (
          <Alert color="red" role="alert">
            {state.failure}
          </Alert>
        )}
        {preview && (
          <Group gap="xs">
            <FileButton accept={ACCEPTED} onChange={(file) => file && void state.choose(file)}>
              {(props) => (
                <Button {...props} variant="default" disabled={busy}>
                  {texts.another}
                </Button>
              )}
            </FileButton>
            <span className={classes.space} />
            <Button variant="default" onClick={onClose} disabled={busy}>
              {common.cancel}
            </Button>
            <Button loading={busy} disabled={state.wrong > 0} onClick={() => void state.submit()}>
              {texts.action(preview.rows.length)}
            </Button>
          </Group>
        )}
      </Stack>
    </Dialog>
  );
}

function Choose({ reading, onChoose }: { reading: boolean; onChoose: (file: File) => void }) {
  const texts = useMessages().agents.csv;
  if (reading) {
    return (
      <Group justify="center" py={40} role="status">
        <Loader /> <Text size="sm">{texts.reading}</Text>
      </Group>
    );
  }
  return (
    <div className={classes.choose}>
      <IconFileSpreadsheet size={36} stroke={1.3} aria-hidden />
      <FileButton accept={ACCEPTED} onChange={(file) => file && onChoose(file)}>
        {(props) => (
          <Button {...props} data-autofocus>
            {texts.choose}
          </Button>
        )}
      </FileButton>
      <Text size="xs" c="dimmed">
        {texts.chooseHelp}
      </Text>
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={() => saveFile(new Blob([EXAMPLE], { type: 'text/csv' }), texts.templateFile)}
      >
        {texts.template}
      </Button>
    </div>
  );
}

type State = ReturnType<typeof useAgentImport>;

function Preview({ state, preview }: { state: State; preview: NonNullable<State['preview']> }) {
  const texts = useMessages().agents.csv;
  const [onlyWrong, setOnlyWrong] = useState(false);
  const columns = preview.columns.map((column) => texts.columns[column]).join(', ');
  return (
    <>
      <Text size="sm">
        {texts.understood(columns)} {preview.ignored.length > 0 && texts.ignored(preview.ignored.join(', '))}
      </Text>
      <Alert color={state.wrong > 0 ? 'orange' : 'teal'} role="status">
        {state.wrong > 0 ? texts.wrong(state.wrong) : texts.allRight(preview.rows.length)}
      </Alert>
      <Checkbox
        size="xs"
        label={texts.onlyWrong}
        disabled={state.wrong === 0}
        checked={onlyWrong && state.wrong > 0}
        onChange={(event) => setOnlyWrong(event.currentTarget.checked)}
      />
      <ImportTable rows={onlyWrong ? preview.rows.filter(({ issues }) => issues.length > 0) : preview.rows} />
    </>
  );
}
