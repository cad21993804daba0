import { Skeleton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { FlowGraph } from '#designer/flows/graph/flow-graph.tsx';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import type { JournalEntry } from '#schemas/domain/contact.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { ancestors, type FlowNames } from './flow-names.ts';
import classes from './replay.module.css';
import { ScopeTrail } from './scope-trail.tsx';
import { traceHighlights } from './trace-highlights.ts';

interface ContactGraphProps {
  root: { data: unknown; error: unknown; isError: boolean; refetch: () => unknown };
  flows: ReadonlyMap<string, Flow>;
  names: FlowNames;
  /** The journal up to the step that is looked at. */
  entries: readonly JournalEntry[];
  selected: string | undefined;
  onSelectNode: (id: string | undefined) => void;
}

const ORDERS_SHOWN = 3;
/** Below this, the words on the cards cannot be read. */
const READABLE_ZOOM = 0.75;

/** The graph the contact stands on, its path lit; inside a sub-flow that one's graph, with the way back up. */
export function ContactGraph({ root, flows, names, entries, selected, onSelectNode }: ContactGraphProps) {
  const { contacts: texts } = useMessages();
  const formats = useFormats();
  const place = lastPlace(entries);
  // A level chosen by hand stays only while the contact stands where it stood then.
  const [pinned, setPinned] = useState<{ scope: string; at: string } | null>(null);
  const levels = ['', ...(place.includes('/') ? ancestors(place).slice(0, -1) : [])];
  const deepest = levels.filter((level) => flows.has(level)).at(-1) ?? '';
  const scope = pinned?.at === place && levels.includes(pinned.scope) ? pinned.scope : deepest;
  const flow = flows.get(scope);
  const highlights = useMemo(
    () =>
      traceHighlights(entries, {
        scope,
        remark: (orders, stayedMs) => {
          const shown = orders.slice(-ORDERS_SHOWN).join(', ');
          return texts.replay.visits(orders.length > ORDERS_SHOWN ? `… ${shown}` : shown, formats.seconds(stayedMs));
        },
      }),
    [entries, scope, texts, formats],
  );

  if (root.isError && !root.data) {
    return (
      <div className={classes.graph}>
        <p className={classes.notice}>{texts.replay.graphFailed}</p>
        <LoadError error={root.error} onRetry={() => void root.refetch()} />
      </div>
    );
  }
  if (!flow) return <Skeleton className={classes.graph} radius={0} />;
  return (
    <div className={classes.graph}>
      {levels.length > 1 && (
        <ScopeTrail levels={levels} shown={scope} names={names} onShow={(to) => setPinned({ scope: to, at: place })} />
      )}
      {deepest !== levels.at(-1) && (
        <p className={classes.notice}>
          <IconInfoCircle size={15} aria-hidden />
          {texts.replay.subFlowHidden}
        </p>
      )}
      <div className={classes.canvas}>
        <FlowGraph
          key={scope}
          flow={flow}
          highlights={highlights}
          selected={selected}
          onSelectNode={onSelectNode}
          follow
          followZoom={READABLE_ZOOM}
        />
      </div>
    </div>
  );
}

/** Path of the node that the last step led to. */
function lastPlace(entries: readonly JournalEntry[]): string {
  return entries.findLast((entry) => entry.trace.length > 0)?.trace.at(-1)?.node ?? '';
}
