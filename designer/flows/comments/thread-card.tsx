import { ActionIcon, Button, Menu, UnstyledButton } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useCall } from '#designer/api/query.ts';
import { useSession } from '#designer/api/use-session.ts';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { RelativeTime } from '#designer/ui/relative-time.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { type CommentThread, deleteThread, listComments, replyToThread, resolveThread } from '#schemas/api/comments.ts';
import { useEditor, useFlow } from '../editor/editor.ts';
import { useActions } from '../editor/use-actions.ts';
import { viewNode } from '../graph/node-view.ts';
import { CommentForm } from './comment-form.tsx';
import classes from './comments.module.css';

interface ThreadCardProps {
  thread: CommentThread;
  /** The address names this one. */
  linked: boolean;
}

/** What was said about a node or the flow, and what can be done about it. */
export function ThreadCard({ thread, linked }: ThreadCardProps) {
  const { readOnly } = useEditor();
  const { comments: texts } = useMessages().flows;
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (linked) card.current?.scrollIntoView({ block: 'nearest' });
  }, [linked]);
  return (
    <li ref={card} className={classes.thread} data-linked={linked || undefined}>
      <div className={classes.head}>
        <About node={thread.node} />
        {thread.resolved && (
          <Tag tone="good" title={texts.resolvedBy(thread.resolved.by)}>
            {texts.resolved}
          </Tag>
        )}
        <ThreadMenu thread={thread} />
      </div>
      <ul className={classes.comments}>
        {thread.comments.map(({ id, author, writtenAt, text }) => (
          <li key={id}>
            <span className={classes.meta}>
              <strong>{author}</strong> <RelativeTime at={writtenAt} />
            </span>
            <p className={classes.text}>{text}</p>
          </li>
        ))}
      </ul>
      {!readOnly && <Answer thread={thread} />}
    </li>
  );
}

/** The node a thread is about leads to it; one that was deleted is named all the same. */
function About({ node: id }: { node: string | null }) {
  const { comments: texts } = useMessages().flows;
  const { language } = useLanguage();
  const actions = useActions();
  const node = useFlow((flow) => flow.nodes.find((candidate) => candidate.id === id));
  if (id === null) return <span className={classes.about}>{texts.flow}</span>;
  if (!node) return <span className={classes.about}>{texts.goneNode(id)}</span>;
  const { title } = viewNode(node, language, language);
  return (
    <UnstyledButton className={classes.about} title={texts.show(title)} onClick={() => actions.selectNode(id)}>
      {title}
    </UnstyledButton>
  );
}

function Answer({ thread }: { thread: CommentThread }) {
  const { flowId } = useEditor();
  const { comments: texts } = useMessages().flows;
  const toasts = useToasts();
  const [replying, setReplying] = useState(false);
  const reply = useCall(replyToThread, { refreshes: [listComments] });
  const resolve = useCall(resolveThread, { refreshes: [listComments] });
  const params = { id: flowId, thread: thread.id };
  if (replying) {
    return (
      <CommentForm
        label={texts.replyTo(thread.comments[0]?.author ?? '')}
        action={texts.reply}
        autoFocus
        onCancel={() => setReplying(false)}
        onSend={async (text) => {
          await reply.mutateAsync({ params, body: { text } });
          setReplying(false);
        }}
      />
    );
  }
  const toggle = () => {
    const body = { resolved: thread.resolved === null };
    resolve.mutateAsync({ params, body }).catch((error: unknown) => toasts.failed(error));
  };
  return (
    <div className={classes.actions}>
      <Button size="compact-xs" variant="default" onClick={() => setReplying(true)}>
        {texts.reply}
      </Button>
      <Button size="compact-xs" variant="default" loading={resolve.isPending} onClick={toggle}>
        {thread.resolved ? texts.reopen : texts.resolve}
      </Button>
    </div>
  );
}

function ThreadMenu({ thread }: { thread: CommentThread }) {
  const { flowId } = useEditor();
  const { comments: texts } = useMessages().flows;
  const user = useSession();
  const confirm = useConfirm();
  const toasts = useToasts();
  const remove = useCall(deleteThread, { refreshes: [listComments] });
  const author = thread.comments[0]?.author ?? '';
  const mayDelete = user?.role === 'admin' || (user?.role === 'designer' && user.login === author);
  const copyLink = async () => {
    const search = new URLSearchParams({ panel: 'comments', thread: thread.id });
    if (thread.node !== null) search.set('node', thread.node);
    await navigator.clipboard.writeText(`${location.origin}/flows/${flowId}?${search}`);
    toasts.done(texts.copied);
  };
  const askDelete = () =>
    confirm({
      title: texts.deleteTitle,
      text: texts.deleteText(thread.comments.length),
      action: texts.delete,
      run: async () => {
        await remove.mutateAsync({ params: { id: flowId, thread: thread.id } });
        toasts.done(texts.deleted);
      },
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={24} aria-label={texts.actions(author)}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void copyLink()}>{texts.copyLink}</Menu.Item>
        {mayDelete && (
          <Menu.Item color="red" onClick={askDelete}>
            {texts.delete}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
