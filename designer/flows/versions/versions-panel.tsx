import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { reading, useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { readAliases } from '#schemas/api/aliases.ts';
import { duplicateFlow, type FlowVersion, listFlows, listVersions } from '#schemas/api/flows.ts';
import type { DraftSaver } from '../drafts/draft-saver.ts';
import { useEditor, useFlow } from '../editor/editor.ts';
import { AliasesInUse } from './aliases-in-use.tsx';
import { useOpenComparison } from './comparison-in-address.tsx';
import { VersionDialog } from './version-dialog.tsx';
import { VersionLine } from './version-line.tsx';
import { VersionMenu } from './version-menu.tsx';
import classes from './versions-panel.module.css';

/** What was published, and what can be done with it. */
export function VersionsPanel({ saver }: { saver: DraftSaver }) {
  const { flowId } = useEditor();
  const { versions: texts } = useMessages().flows;
  const versions = useQuery(reading(listVersions, { params: { id: flowId } })).data?.versions;
  const aliases = useQuery(reading(readAliases, { params: { id: flowId } })).data;
  const [shown, setShown] = useState<number>();
  return (
    <Stack gap="sm">
      {versions && versions.length > 0 && aliases && <AliasesInUse aliases={aliases} />}
      <Draft saver={saver} published={versions?.[0]} />
      {versions?.length === 0 && (
        <Text size="sm" c="dimmed">
          {texts.none}
        </Text>
      )}
      <ol className={classes.list}>
        {versions?.map((version) => (
          <VersionLine
            key={version.version}
            version={version}
            aliases={aliases}
            saver={saver}
            onView={() => setShown(version.version)}
          />
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
  const live = summary?.publishedVersion ?? null;
  const openComparison = useOpenComparison();
  const compare = () => live !== null && openComparison({ before: live, after: 'draft' });
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
        <VersionMenu side="draft" onDuplicate={() => void run()} onCompare={live === null ? undefined : compare} />
      </div>
    </div>
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
