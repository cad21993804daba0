import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keyOf, useCall } from '#designer/api/query.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { clearNextVersion, type FlowAliases, readAliases } from '#schemas/api/aliases.ts';
import { listDids } from '#schemas/api/dids.ts';
import { listFlows } from '#schemas/api/flows.ts';
import { useEditor } from '../editor/editor.ts';
import { useGoLive } from './use-go-live.ts';
import classes from './versions-panel.module.css';

/** Which version new contacts run, and which is to follow when. */
export function AliasesInUse({ aliases: { live, next } }: { aliases: FlowAliases }) {
  const { flowId, readOnly } = useEditor();
  const { versions, compare } = useMessages().flows;
  const { aliases: texts } = compare;
  const formats = useFormats();
  const toasts = useToasts();
  const clear = useCall(clearNextVersion, { refreshes: [readAliases, listDids] });
  const goLive = useGoLive(live);
  useRefreshAt(next?.startsAt ?? null);
  const takeBack = async () => {
    try {
      await clear.mutateAsync({ params: { id: flowId } });
      toasts.done(texts.cleared);
    } catch (error) {
      toasts.failed(error);
    }
  };
  return (
    <section className={classes.inUse} aria-label={texts.title}>
      <div className={classes.head} title={texts.liveHelp}>
        <Tag tone="good">{texts.live}</Tag>
        <span className={classes.space}>{live === null ? texts.none : versions.version(live)}</span>
        {live !== null && live > 1 && !readOnly && (
          <Button size="compact-xs" variant="default" onClick={() => goLive(live - 1)}>
            {texts.backTo(live - 1)}
          </Button>
        )}
      </div>
      <div className={classes.head}>
        <Tag tone={next ? 'accent' : 'neutral'}>{texts.next}</Tag>
        <span className={classes.space}>
          {next
            ? `${versions.version(next.version)} ${next.startsAt === null ? texts.noDate : texts.from(formats.dateTime(next.startsAt))}`
            : texts.noNext}
        </span>
        {next && !readOnly && (
          <Button size="compact-xs" variant="default" loading={clear.isPending} onClick={() => void takeBack()}>
            {texts.clear}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Timers of browsers cannot wait longer. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** Reads again what is in use once the next version has taken over. */
function useRefreshAt(startsAt: string | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (startsAt === null) return;
    const waitMs = Math.max(0, Date.parse(startsAt) - Date.now()) + 1000;
    if (waitMs > LONGEST_WAIT_MS) return;
    const timer = setTimeout(() => {
      for (const read of [readAliases, listFlows, listDids]) void client.invalidateQueries({ queryKey: keyOf(read) });
    }, waitMs);
    return () => clearTimeout(timer);
  }, [startsAt, client]);
}
