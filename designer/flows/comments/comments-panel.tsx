import { Loader, SegmentedControl, Stack, Switch } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useCall } from '#designer/api/query.ts';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { type CommentThread, listComments, startThread } from '#schemas/api/comments.ts';
import { soleNode } from '../document/selection.ts';
import { useEditor, useEditorState } from '../editor/editor.ts';
import { editorSearch } from '../editor-search.ts';
import { viewNode } from '../graph/node-view.ts';
import { CommentForm } from './comment-form.tsx';
import classes from './comments.module.css';
import { ThreadCard } from './thread-card.tsx';
import { useThreads } from './use-comments.ts';

/** What people say to each other about the flow: to write about the selected node, and to read and resolve. */
export function CommentsPanel() {
  const { readOnly } = useEditor();
  const threads = useThreads();
  if (threads.isError && !threads.data) {
    return <LoadError error={threads.error} onRetry={() => void threads.refetch()} />;
  }
  if (!threads.data) return <Loader m="lg" />;
  return (
    <Stack gap="sm">
      {!readOnly && <Compose />}
      <Threads threads={threads.data.threads} />
    </Stack>
  );
}

/** The one node that is selected, as its card names it. */
function useSelectedNode(): { id: string; title: string } | undefined {
  const { language } = useLanguage();
  const node = useEditorState(({ document, selection }) => {
    const id = soleNode(selection);
    return id === undefined ? undefined : document.nodes.find((candidate) => candidate.id === id);
  });
  return node && { id: node.id, title: viewNode(node, language, language).title };
}

function Compose() {
  const { flowId } = useEditor();
  const { comments: texts } = useMessages().flows;
  const toasts = useToasts();
  const node = useSelectedNode();
  const start = useCall(startThread, { refreshes: [listComments] });
  return (
    <CommentForm
      label={texts.write}
      description={node ? texts.about(node.title) : texts.aboutFlow}
      action={texts.send}
      onSend={async (text) => {
        await start.mutateAsync({ params: { id: flowId }, body: { node: node?.id ?? null, text } });
        toasts.done(texts.sent);
      }}
    />
  );
}

type Filter = 'open' | 'resolved';

function Threads({ threads }: { threads: readonly CommentThread[] }) {
  const { comments: texts } = useMessages().flows;
  const node = useSelectedNode();
  const linked = editorSearch.parse(useSearch({ strict: false })).thread;
  const [chosen, setChosen] = useState<Filter>();
  const [onlyNode, setOnlyNode] = useState(false);
  const about = threads.filter((thread) => !onlyNode || node === undefined || thread.node === node.id);
  const isResolved = (thread: CommentThread) => thread.resolved !== null;
  const named = threads.find(({ id }) => id === linked);
  const filter = chosen ?? (named && isResolved(named) ? 'resolved' : 'open');
  const shown = about.filter((thread) => isResolved(thread) === (filter === 'resolved'));
  const resolved = about.filter(isResolved).length;
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={texts.filter}
        value={filter}
        onChange={setChosen}
        data={[
          { value: 'open', label: texts.filters.open(about.length - resolved) },
          { value: 'resolved', label: texts.filters.resolved(resolved) },
        ]}
      />
      {node && (
        <Switch
          size="xs"
          label={texts.onlyNode(node.title)}
          checked={onlyNode}
          onChange={(event) => setOnlyNode(event.currentTarget.checked)}
        />
      )}
      {shown.length === 0 ? (
        <EmptyState
          icon={<IconMessages size={32} stroke={1.3} />}
          title={texts.none[filter]}
          text={filter === 'open' ? texts.noneHelp : undefined}
        />
      ) : (
        <ul className={classes.list}>
          {shown.toReversed().map((thread) => (
            <ThreadCard key={thread.id} thread={thread} linked={thread.id === linked} />
          ))}
        </ul>
      )}
    </>
  );
}
