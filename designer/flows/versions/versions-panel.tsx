import { ActionIcon, Button, Menu, Stack, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { urlOf } from '#designer/api/call.ts';
import { reading, useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { RelativeTime } from '#designer/ui/relative-time.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import {
  duplicateFlow,
  exportFlow,
  type FlowVersion,
  listFlows,
  listVersions,
  restoreVersion,
} from '#schemas/api/flows.ts';
import type { DraftSaver } from '../drafts/draft-saver.ts';
import { useEditor, useFlow } from '../editor/editor.ts';
import { VersionDialog } from './version-dialog.tsx';
import classes from './versions-panel.module.css';

/** What was published, and what can be done with it. */
export function VersionsPanel({ saver }: { saver: DraftSaver }) {
  const { flowId } = useEditor();
  const { versions: texts } = useMessages().flows;
  const versions = useQuery(reading(listVersions, { params: { id: flowId } })).data?.versions;
  const [shown, setShown] = useState<number>();
  return (
    <Stack gap="sm">
      <Draft saver={saver} published={versions?.[0]} />
      {versions?.length === 0 && (
        <Text size="sm" c="dimmed">
          {texts.none}
        </Text>
      )}
      <ol className={classes.list}>
        {versions?.map((version) => (
          <VersionLine key={version.version} version={version} saver={saver} onView={() => setShown(version.version)} />
        ))}
      </ol>
      <Numbers />
      <VersionDialog version={shown} onClose={() => setShown(undefined)} />
    </Stack>
  );
}

function Draft({ saver, published }: { saver: DraftSaver; published: FlowVersion | undefined }) {
  const { flowId } = useEditor();
  const { versions: texts } = useMessages().flows;
  const toasts = useToasts();
  const navigate = useNavigate();
  const name = useFlow((flow) => flow.name);
  const summary = useQuery(reading(listFlows)).data?.flows.find(({ id }) => id === flowId);
  const duplicate = useCall(duplicateFlow, { refreshes: [listFlows] });
  const run = async () => {
    try {
      await saver.flush();
      const copy = await duplicate.mutateAsync({ params: { id: flowId }, body: { name: texts.copyName(name) } });
      toasts.done(texts.duplicated);
      await navigate({ to: '/flows/$flowId', params: { flowId: copy.summary.id } });
    } catch (error) {
      toasts.failed(error);
    }
  };
  return (
    <div className={classes.version}>
      <div className={classes.head}>
        <strong>{texts.draft}</strong>
        {published && summary && <Tag>{summary.changed ? texts.changed : texts.unchanged}</Tag>}
        <span className={classes.space} />
        <ExportMenu onDuplicate={() => void run()} />
      </div>
    </div>
  );
}

interface VersionLineProps {
  version: FlowVersion;
  saver: DraftSaver;
  onView: () => void;
}

function VersionLine({ version, saver, onView }: VersionLineProps) {
  const editor = useEditor();
  const { versions: texts } = useMessages().flows;
  const confirm = useConfirm();
  const toasts = useToasts();
  const restore = useCall(restoreVersion, { refreshes: [listFlows] });
  const number = version.version;
  const askRestore = () =>
    confirm({
      title: texts.restoreTitle(number),
      text: texts.restoreText,
      action: texts.restore,
      run: async () => {
        await saver.flush();
        const { summary, document } = await restore.mutateAsync({
          params: { id: editor.flowId, version: number },
          body: { revision: saver.revision },
        });
        saver.adopt(summary.revision, document);
        editor.store.edit(() => document);
        toasts.done(texts.restored(number));
      },
    });
  return (
    <li className={classes.version}>
      <div className={classes.head}>
        <strong>{texts.version(number)}</strong>
        <span className={classes.space} />
        <ExportMenu version={number} onView={onView} onRestore={editor.readOnly ? undefined : askRestore} />
      </div>
      {version.message && <p className={classes.message}>{version.message}</p>}
      <p className={classes.meta}>
        <RelativeTime at={version.publishedAt} /> {texts.by(version.publishedBy)}
      </p>
    </li>
  );
}

interface ExportMenuProps {
  version?: number;
  onView?: () => void;
  onRestore?: () => void;
  onDuplicate?: () => void;
}

function ExportMenu({ version, onView, onRestore, onDuplicate }: ExportMenuProps) {
  const { flowId, readOnly } = useEditor();
  const { versions: texts } = useMessages().flows;
  const { common } = useMessages();
  const href = (as: 'flow' | 'xstate') => urlOf(exportFlow, { params: { id: flowId }, query: { version, as } });
  const label = version === undefined ? texts.draft : texts.version(version);
  const file = `${flowId}${version === undefined ? '' : `-v${version}`}`;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={24} aria-label={`${common.actions}: ${label}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onView && <Menu.Item onClick={onView}>{texts.view}</Menu.Item>}
        {onRestore && <Menu.Item onClick={onRestore}>{texts.restore}</Menu.Item>}
        {onDuplicate && !readOnly && <Menu.Item onClick={onDuplicate}>{texts.duplicate}</Menu.Item>}
        <Menu.Divider />
        <Menu.Item component="a" href={href('flow')} download={`${file}.json`}>
          {texts.exportFlow}
        </Menu.Item>
        <Menu.Item component="a" href={href('xstate')} download={`${file}.machine.json`}>
          {texts.exportMachine}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The numbers whose calls run this flow. */
function Numbers() {
  const { flowId } = useEditor();
  const { versions: texts } = useMessages().flows;
  const dids = useQuery(reading(listFlows)).data?.flows.find(({ id }) => id === flowId)?.dids ?? [];
  return (
    <section className={classes.numbers} aria-label={texts.numbers}>
      <div className={classes.head}>
        <strong>{texts.numbers}</strong>
        <span className={classes.space} />
        <Link to="/dids">
          <Button variant="subtle" size="compact-xs" component="span">
            {texts.assign}
          </Button>
        </Link>
      </div>
      <p className={classes.meta}>{dids.length === 0 ? texts.noNumbers : dids.join(', ')}</p>
    </section>
  );
}
