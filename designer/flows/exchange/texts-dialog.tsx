import { Alert, Button, FileButton, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import type { ReadTexts } from '#runtime/exchange/export/texts.ts';
import { useEditor } from '../editor/editor.ts';
import classes from './texts-dialog.module.css';

const LARGEST_BYTES = 10 * 1024 * 1024;
/** More than anybody reads in a dialog; the number of all is said. */
const SHOWN = 50;

/** Shows what a translated table would change before anything is changed. */
export function TextsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { store } = useEditor();
  const { exchange } = useMessages().flows;
  const { common } = useMessages();
  const texts = exchange.dialog;
  const toasts = useToasts();
  const [read, setRead] = useState<ReadTexts>();
  const [failure, setFailure] = useState<string>();
  const close = () => {
    setRead(undefined);
    setFailure(undefined);
    onClose();
  };
  const open = async (file: File | null) => {
    if (!file) return;
    setRead(undefined);
    setFailure(file.size > LARGEST_BYTES ? texts.tooLarge : undefined);
    if (file.size > LARGEST_BYTES) return;
    const { readTexts } = await import('#runtime/exchange/export/texts.ts');
    const result = readTexts(store.get().document, await file.text());
    if (result.ok) setRead(result);
    else setFailure(texts.failures[result.reason]);
  };
  const apply = async () => {
    if (!read?.ok) return;
    const { applyTexts } = await import('#runtime/exchange/export/texts.ts');
    store.edit((flow) => applyTexts(flow, read.changes));
    toasts.done(texts.done(read.changes.length));
    close();
  };
  return (
    <Dialog opened={opened} onClose={close} title={texts.title} size={720}>
      <Stack gap="sm">
        <Text size="sm">{texts.intro}</Text>
        <FileButton accept=".csv,text/csv" onChange={(file) => void open(file)}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconFileUpload size={16} aria-hidden />}>
              {texts.choose}
            </Button>
          )}
        </FileButton>
        {failure && (
          <Alert color="red" role="alert">
            {failure}
          </Alert>
        )}
        {read?.ok && <Preview read={read} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {common.cancel}
          </Button>
          <Button disabled={!read?.ok || read.changes.length === 0} onClick={() => void apply()}>
            {texts.apply}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Preview({ read }: { read: Extract<ReadTexts, { ok: true }> }) {
  const texts = useMessages().flows.exchange.dialog;
  const { changes, refused, languages } = read;
  return (
    <div className={classes.preview} data-scroll>
      <Text size="sm">{texts.languages(languages.join(', '))}</Text>
      <Text size="sm" fw={600}>
        {changes.length === 0 ? texts.nothing : texts.changes(changes.length)}
      </Text>
      {changes.slice(0, SHOWN).map(({ key, language, nodeName, before, after }) => (
        <div key={`${key} ${language}`} className={classes.change}>
          <div className={classes.name}>
            {nodeName} · {language}
          </div>
          <del className={classes.before}>
            <VisuallyHidden>{texts.before}: </VisuallyHidden>
            {before || texts.empty}
          </del>
          <ins className={classes.after}>
            <VisuallyHidden>{texts.after}: </VisuallyHidden>
            {after || texts.empty}
          </ins>
        </div>
      ))}
      {changes.length > SHOWN && <Text size="xs">{texts.more(changes.length - SHOWN)}</Text>}
      {refused.length > 0 && (
        <Text size="sm" fw={600}>
          {texts.refused(refused.length)}
        </Text>
      )}
      {refused.slice(0, SHOWN).map(({ line, key, reason }) => (
        <Text key={line} size="xs">
          {texts.line(line)} ({key}): {texts.reasons[reason]}
        </Text>
      ))}
      {refused.length > SHOWN && <Text size="xs">{texts.more(refused.length - SHOWN)}</Text>}
    </div>
  );
}
