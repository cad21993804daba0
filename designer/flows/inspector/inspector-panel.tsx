import { Text } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { selectionSize } from '../document/selection.ts';
import { useEditorState } from '../editor/editor.ts';
import { EdgeInspector } from './edge-inspector.tsx';
import { FlowInspector } from './flow-inspector.tsx';
import classes from './inspector-panel.module.css';
import { NodeInspector } from './node-inspector.tsx';

/** The properties of what is selected; of the flow itself when nothing is. */
export function InspectorPanel() {
  return (
    // Escape goes back to the canvas from any field; fields that need it for themselves stop it.
    <form className={classes.panel} onKeyDown={backToCanvas} onSubmit={(event) => event.preventDefault()}>
      <Content />
    </form>
  );
}

function Content() {
  const { inspector: texts } = useMessages().flows;
  const selection = useEditorState((state) => state.selection);
  const flow = useEditorState((state) => state.document);
  const size = selectionSize(selection);
  if (size > 1) {
    return (
      <>
        <Text fw={600}>{texts.several(size)}</Text>
        <Text size="sm" c="dimmed">
          {texts.severalHelp}
        </Text>
      </>
    );
  }
  const node = flow.nodes.find(({ id }) => selection.nodes.has(id));
  if (node) return <NodeInspector key={node.id} node={node} />;
  const edge = flow.edges.find(({ id }) => selection.edges.has(id));
  if (edge) return <EdgeInspector edge={edge} />;
  return <FlowInspector />;
}

function backToCanvas(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  document.querySelector<HTMLElement>('.react-flow')?.focus({ preventScroll: true });
}
