import { Alert, Button, FileButton, Group, Loader, Progress, Stack, Text, TextInput } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { CountrySelect } from '#designer/ui/country-select.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';
import type { DataFile } from '#schemas/domain/data-file.ts';
import { ColumnTable } from './column-table.tsx';
import { FormatFields } from './format-fields.tsx';
import classes from './import.module.css';
import { ImportResult } from './import-result.tsx';
import { useImport } from './use-import.ts';

interface ImportDialogProps {
  /** Dropped already, or still to be chosen. */
  file: File | null;
  /** The data file whose rows are replaced; null for a new one. */
  target: DataFile | null;
  onClose: () => void;
}

/** From a file to a table: choose, look at what was understood, correct it, import, see what did not fit. */
export function ImportDialog({ file, target, onClose }: ImportDialogProps) {
  const messages = useMessages();
  const {
    data: { import: texts },
    common,
  } = messages;
  const state = useImport(target);
  const started = useRef(false);
  useEffect(() => {
    if (file && !started.current) void state.choose(file);
    started.current = true;
  }, [file, state.choose]);
  const isBusy = state.progress !== null;
  return (
    <Dialog
      opened
      onClose={isBusy ? () => {} : onClose}
      title={target ? texts.replaceTitle(target.name) : texts.title}
      size={state.preview && !state.done ? 1080 : 520}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      {state.done ? (
        <ImportResult done={state.done} onClose={onClose} />
      ) : (
        <Stack gap="sm">
          {state.preview ? <Understood state={state} target={target} /> : <Choose state={state} />}
          {state.failure && (
            <Alert color="red" role="alert">
              {state.failure}
            </Alert>
          )}
          {state.progress !== null && <Sending progress={state.progress} />}
          {state.preview && (
            <Group justify="flex-end" gap="xs" mt="xs">
              <Button variant="default" onClick={onClose} disabled={isBusy}>
                {common.cancel}
              </Button>
              <Button loading={isBusy} onClick={() => void state.submit()}>
                {target ? texts.replace : texts.submit}
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </Dialog>
  );
}

type State = ReturnType<typeof useImport>;

function Choose({ state }: { state: State }) {
  const {
    data: { import: texts },
  } = useMessages();
  if (state.isReading) {
    return (
      <Group justify="center" py={40} role="status">
        <Loader /> <Text size="sm">{texts.reading}</Text>
      </Group>
    );
  }
  return (
    <div className={classes.choose}>
      <IconFileSpreadsheet size={36} stroke={1.3} aria-hidden />
      <FileButton accept=".csv,.txt,.tsv,text/csv,text/plain" onChange={(file) => file && void state.choose(file)}>
        {(props) => (
          <Button {...props} data-autofocus>
            {texts.choose}
          </Button>
        )}
      </FileButton>
      <Text size="xs" c="dimmed">
        {texts.chooseHelp}
      </Text>
    </div>
  );
}

function Understood({ state, target }: { state: State; target: DataFile | null }) {
  const {
    data: { import: texts, country, countryHelp },
    common,
  } = useMessages();
  const { preview } = state;
  if (!preview) return null;
  return (
    <>
      <div className={classes.head}>
        {target === null && (
          <TextInput
            label={common.name}
            value={state.name}
            error={state.nameError}
            onChange={(event) => state.setName(event.currentTarget.value)}
          />
        )}
        <CountrySelect
          label={country}
          value={state.country}
          onChange={(next) => void state.changeCountry(next)}
          description={countryHelp}
        />
      </div>
      <FormatFields format={preview.format} onChange={(format) => void state.readAgain(format)} />
      <ColumnTable columns={state.columns} rows={preview.rows} onChange={state.setColumns} />
      {state.missing.length > 0 && (
        <Alert color="yellow" bg="var(--sy-warn-soft)" role="status">
          {texts.missing(state.missing.join(', '))}
        </Alert>
      )}
    </>
  );
}

/** How far the bytes are; what the server does with them afterwards takes a moment too. */
function Sending({ progress }: { progress: number }) {
  const {
    data: { import: texts },
  } = useMessages();
  const formats = useFormats();
  return (
    <div role="status">
      <Text size="xs" mb={4}>
        {progress < 1 ? texts.uploading(formats.percent(progress)) : texts.importing}
      </Text>
      <Progress size="sm" value={progress * 100} animated={progress >= 1} aria-label={texts.importing} />
    </div>
  );
}
