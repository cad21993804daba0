import { useState } from 'react';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { RelativeTime } from '#designer/ui/relative-time.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import type { FlowAliases } from '#schemas/api/aliases.ts';
import { type FlowVersion, listFlows, restoreVersion } from '#schemas/api/flows.ts';
import type { DraftSaver } from '../drafts/draft-saver.ts';
import { useEditor } from '../editor/editor.ts';
import { useOpenComparison } from './comparison-in-address.tsx';
import { ScheduleDialog } from './schedule-dialog.tsx';
import { useGoLive } from './use-go-live.ts';
import { VersionMenu } from './version-menu.tsx';
import classes from './versions-panel.module.css';

interface VersionLineProps {
  version: FlowVersion;
  aliases: FlowAliases | undefined;
  saver: DraftSaver;
  onView: () => void;
}

/** One published version: who made it when and why, what it is in use as, and what can be done with it. */
export function VersionLine({ version, aliases, saver, onView }: VersionLineProps) {
  const { versions: texts, compare } = useMessages().flows;
  const [scheduling, setScheduling] = useState(false);
  const openComparison = useOpenComparison();
  const restore = useRestore(version.version, saver);
  const goLive = useGoLive(aliases?.live ?? null);
  const number = version.version;
  const isLive = aliases?.live === number;
  const isNext = aliases?.next?.version === number;
  return (
    <li className={classes.version}>
      <div className={classes.head}>
        <strong>{texts.version(number)}</strong>
        {isLive && <Tag tone="good">{compare.aliases.live}</Tag>}
        {isNext && <Tag tone="accent">{compare.aliases.next}</Tag>}
        <span className={classes.space} />
        <VersionMenu
          side={number}
          onView={onView}
          onCompare={() => openComparison({ before: number, after: 'draft' })}
          onCompareWithLast={number > 1 ? () => openComparison({ before: number - 1, after: number }) : undefined}
          onGoLive={isLive ? undefined : () => goLive(number)}
          onSchedule={isLive ? undefined : () => setScheduling(true)}
          onRestore={restore}
        />
      </div>
      {version.message && <p className={classes.message}>{version.message}</p>}
      <p className={classes.meta}>
        <RelativeTime at={version.publishedAt} /> {texts.by(version.publishedBy)}
      </p>
      {scheduling && <ScheduleDialog version={number} onClose={() => setScheduling(false)} />}
    </li>
  );
}

function useRestore(number: number, saver: DraftSaver): () => void {
  const editor = useEditor();
  const { versions: texts } = useMessages().flows;
  const confirm = useConfirm();
  const toasts = useToasts();
  const restore = useCall(restoreVersion, { refreshes: [listFlows] });
  return () =>
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
}
