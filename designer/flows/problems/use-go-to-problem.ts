import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { selectionOf } from '../document/selection.ts';
import { changeView, useEditor } from '../editor/editor.ts';
import { useActions } from '../editor/use-actions.ts';

/** Takes the reader to what a diagnostic is about: the node and the field in it, the connection, or the flow itself. */
export function useGoToProblem(): (found: Diagnostic) => void {
  const editor = useEditor();
  const actions = useActions();
  return (found) => {
    const { nodes } = editor.store.get().document;
    const node = nodes.some((candidate) => candidate.id === found.node) ? found.node : undefined;
    if (node) actions.selectNode(node);
    else editor.store.select(selectionOf({ edges: found.edge ? [found.edge] : [] }));
    const seq = (editor.view.get().focusField?.seq ?? 0) + 1;
    const path = node ? (found.path ?? []) : found.variable ? ['variables', found.variable] : (found.path ?? []);
    const { pageDesigner } = editor.view.get();
    changeView(editor, {
      panel: 'inspector',
      focusField: { node, path, seq },
      pageDesigner: pageDesigner?.node === node ? pageDesigner : undefined,
    });
  };
}
