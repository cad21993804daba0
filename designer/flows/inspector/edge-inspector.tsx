import { Button, Text } from '@mantine/core';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import type { FlowEdge } from '#schemas/flow/flow.ts';
import { useEditor, useFlow } from '../editor/editor.ts';
import { useActions } from '../editor/use-actions.ts';
import { viewNode } from '../graph/node-view.ts';
import classes from './inspector-panel.module.css';

/** A connection: from which exit to which node. */
export function EdgeInspector({ edge }: { edge: FlowEdge }) {
  const { readOnly } = useEditor();
  const actions = useActions();
  const { inspector: texts, canvas } = useMessages().flows;
  const { language } = useLanguage();
  const flow = useFlow((current) => current);
  const viewOf = (id: string) => {
    const node = flow.nodes.find((candidate) => candidate.id === id);
    return node && viewNode(node, language, flow.languages[0] ?? language);
  };
  const source = viewOf(edge.source);
  const exit = source?.exits.find(({ id }) => id === edge.exit)?.name ?? edge.exit;
  return (
    <>
      <h2 className={classes.heading}>{texts.edge}</h2>
      <End label={texts.edgeFrom} name={`${source?.title ?? edge.source} › ${exit}`} id={edge.source} />
      <End label={texts.edgeTo} name={viewOf(edge.target)?.title ?? edge.target} id={edge.target} />
      {!readOnly && (
        <Button variant="default" onClick={() => actions.remove()}>
          {canvas.delete}
        </Button>
      )}
    </>
  );
}

function End({ label, name, id }: { label: string; name: string; id: string }) {
  const actions = useActions();
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Button variant="subtle" size="compact-sm" px={0} onClick={() => actions.selectNode(id)}>
        {name}
      </Button>
    </div>
  );
}
