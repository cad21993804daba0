import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconMaximize } from '@tabler/icons-react';
import { OfflineBanner } from '#designer/app/offline-banner.tsx';
import { SessionEndedDialog } from '#designer/app/session-ended-dialog.tsx';
import { usePageTitle } from '#designer/app/use-page-title.ts';
import { useProfileLanguage } from '#designer/app/use-profile-language.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { IconLink } from '#designer/ui/links.tsx';
import { useNow } from '#designer/ui/use-now.ts';
import { LinkState } from '../board/link-state.tsx';
import { SummaryStrip } from '../board/summary-strip.tsx';
import { useBoard } from '../board/use-board.ts';
import { Refusal } from '../refusal.tsx';
import classes from './wall.module.css';
import { WallQueues } from './wall-queues.tsx';

/** Queues for a screen on the wall: what is seen from across the room, and nothing to press. */
export function WallPage() {
  const { supervision: texts } = useMessages();
  const formats = useFormats();
  const { board, error, retry, link, aheadMs } = useBoard();
  const nowMs = useNow(1000) + aheadMs;
  usePageTitle(texts.wall.title);
  useProfileLanguage();
  return (
    <main className={classes.wall}>
      <OfflineBanner />
      <header className={classes.head}>
        <h1 className={classes.title}>{texts.wall.title}</h1>
        <LinkState link={link} />
        <span className={classes.clock}>{formats.clock(new Date(nowMs).toISOString())}</span>
        <IconLink
          to="/supervision"
          search={{ show: 'queues' }}
          aria-label={texts.wall.back}
          title={texts.wall.back}
          variant="default"
          size={34}
        >
          <IconArrowLeft size={18} aria-hidden />
        </IconLink>
        {document.fullscreenEnabled && (
          <ActionIcon
            aria-label={texts.wall.fullScreen}
            title={texts.wall.fullScreen}
            variant="default"
            size={34}
            onClick={() => void document.documentElement.requestFullscreen().catch(() => undefined)}
          >
            <IconMaximize size={18} aria-hidden />
          </ActionIcon>
        )}
      </header>
      {error ? <Refusal error={error} onRetry={retry} /> : null}
      {board && (
        <>
          <div className={classes.summary}>
            <SummaryStrip board={board} aheadMs={aheadMs} />
          </div>
          <WallQueues queues={board.queues} nowMs={nowMs} />
        </>
      )}
      <SessionEndedDialog />
    </main>
  );
}
