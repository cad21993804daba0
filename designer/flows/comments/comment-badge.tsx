import { IconMessage } from '@tabler/icons-react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { changeView, useEditor } from '../editor/editor.ts';
import { useActions } from '../editor/use-actions.ts';
import classes from './comments.module.css';
import { useThreadCount } from './use-comments.ts';

/** How many open threads there are about a node; opens them. */
export function CommentBadge({ node }: { node: string }) {
  const count = useThreadCount(node);
  if (count === 0) return null;
  return <Badge node={node} count={count} />;
}

function Badge({ node, count }: { node: string; count: number }) {
  const editor = useEditor();
  const actions = useActions();
  const { comments: texts } = useMessages().flows;
  return (
    <button
      type="button"
      // The canvas has its own way from node to node; the panel lists every thread for the keyboard.
      tabIndex={-1}
      className={`${classes.badge} nodrag`}
      aria-label={texts.onNode(count)}
      title={texts.onNode(count)}
      onClick={(event) => {
        event.stopPropagation();
        actions.selectNode(node);
        changeView(editor, { panel: 'comments' });
      }}
    >
      <IconMessage size={12} aria-hidden />
      {count}
    </button>
  );
}
