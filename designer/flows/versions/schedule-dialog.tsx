import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reading, useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { Dialog } from '#designer/ui/dialog.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { readAliases, setNextVersion } from '#schemas/api/aliases.ts';
import { listDids } from '#schemas/api/dids.ts';
import { useEditor } from '../editor/editor.ts';
import { isInPast, localToIso } from './local-time.ts';

/** Makes a version the next one, with or without the moment at which it takes over. */
export function ScheduleDialog({ version, onClose }: { version: number; onClose: () => void }) {
  const { flowId } = useEditor();
  const messages = useMessages();
  const { aliases: texts } = messages.flows.compare;
  const toasts = useToasts();
  const next = useQuery(reading(readAliases, { params: { id: flowId } })).data?.next;
  const [at, setAt] = useState('');
  const [tried, setTried] = useState(false);
  const setNext = useCall(setNextVersion, { refreshes: [readAliases, listDids] });
  const wrong = tried && isInPast(at) ? texts.inPast : undefined;
  const save = async () => {
    setTried(true);
    if (isInPast(at)) return;
    try {
      await setNext.mutateAsync({ params: { id: flowId }, body: { version, startsAt: localToIso(at) } });
    } catch {
      // Shown below the form.
      return;
    }
    toasts.done(texts.isNext(version));
    onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={texts.scheduleTitle(version)} size={420}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="sm">
          <TextInput
            type="datetime-local"
            label={texts.startsAt}
            description={texts.startsAtHelp}
            error={wrong}
            data-autofocus
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
          {next && next.version !== version && <Alert color="yellow">{texts.takesPlaceOf(next.version)}</Alert>}
          {setNext.error && (
            <Alert color="red" role="alert">
              {describeError(setNext.error, messages)}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {messages.common.cancel}
            </Button>
            <Button type="submit" loading={setNext.isPending}>
              {texts.set}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
