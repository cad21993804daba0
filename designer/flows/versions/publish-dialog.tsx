import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { Dialog } from '#designer/ui/dialog.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { listVersions } from '#schemas/api/flows.ts';
import type { DraftSaver } from '../drafts/draft-saver.ts';
import { changeView, useChecks, useEditor } from '../editor/editor.ts';
import { PublishDemands } from '../tests/publish-demands.tsx';
import { localToIso } from './local-time.ts';
import { PublishMoment } from './publish-moment.tsx';
import { usePublish } from './use-publish.ts';

interface PublishDialogProps {
  opened: boolean;
  onClose: () => void;
  saver: DraftSaver;
}

/** Makes the draft the next version, or says what stands in the way. */
export function PublishDialog({ opened, onClose, saver }: PublishDialogProps) {
  const { publish: texts } = useMessages().flows;
  return (
    <Dialog opened={opened} onClose={onClose} title={texts.title} size={460}>
      <Content onClose={onClose} saver={saver} />
    </Dialog>
  );
}

function Content({ onClose, saver }: Omit<PublishDialogProps, 'opened'>) {
  const editor = useEditor();
  const messages = useMessages();
  const { publish: texts } = messages.flows;
  const toasts = useToasts();
  const count = useChecks((checks) => checks.count);
  const versions = useQuery(reading(listVersions, { params: { id: editor.flowId } })).data?.versions;
  const publish = usePublish(saver);
  const [message, setMessage] = useState('');
  const [startsAt, setStartsAt] = useState<string>();
  const [demandsMet, setDemandsMet] = useState<boolean>();
  const [published, setPublished] = useState<number>();
  const showProblems = () => {
    changeView(editor, { problemsOpen: true });
    onClose();
  };
  if (published !== undefined) {
    return (
      <Stack gap="md">
        <Alert color="green">{texts.done(published)}</Alert>
        <Group justify="flex-end" gap="xs">
          <Link to="/dids">
            <Button variant="default" component="span" onClick={onClose}>
              {texts.assign}
            </Button>
          </Link>
          <Button onClick={onClose} data-autofocus>
            {messages.common.close}
          </Button>
        </Group>
      </Stack>
    );
  }
  if (count.error > 0) {
    return (
      <Stack gap="md">
        <Alert color="red">{texts.blocked(count.error)}</Alert>
        <Group justify="flex-end">
          <Button onClick={showProblems} data-autofocus>
            {texts.showProblems}
          </Button>
        </Group>
      </Stack>
    );
  }
  const run = async () => {
    const version = await publish.run(
      message,
      startsAt === undefined ? undefined : (localToIso(startsAt) ?? undefined),
    );
    if (version === undefined) return;
    toasts.done(texts.done(version));
    setPublished(version);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <Stack gap="sm">
        {versions && (
          <Text size="sm">
            {(startsAt === undefined ? texts.text : texts.textLater)((versions[0]?.version ?? 0) + 1)}
          </Text>
        )}
        {count.warning > 0 && (
          <Text size="sm" c="dimmed">
            {texts.warnings(count.warning)}
          </Text>
        )}
        <Textarea
          label={texts.message}
          description={texts.messageHelp}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          data-autofocus
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void run();
          }}
        />
        <PublishMoment startsAt={startsAt} onChange={setStartsAt} />
        <PublishDemands onJudged={setDemandsMet} onClose={onClose} />
        {publish.error !== undefined && (
          <Alert color="red" role="alert">
            {describeError(publish.error, messages)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={publish.pending}>
            {messages.common.cancel}
          </Button>
          <Button type="submit" loading={publish.pending} disabled={demandsMet === false}>
            {texts.action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
