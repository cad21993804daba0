import { useCallback, useMemo } from 'react';
import { fromTable } from '#schemas/strategy/from-table.ts';
import type { StrategyTable } from '#schemas/strategy/table.ts';
import { type ReadTable, toTable } from '#schemas/strategy/to-table.ts';
import { selectionOf } from '../document/selection.ts';
import { changeView, useEditor, useFlow } from '../editor/editor.ts';

export type ChangeTable = (change: (table: StrategyTable) => StrategyTable, coalesce?: string) => void;

/** The flow as a table, and how to change it: the document stays one, and so does its undo history. */
export function useTable(): ReadTable & { change: ChangeTable } {
  const { store, readOnly } = useEditor();
  const flow = useFlow((current) => current);
  const read = useMemo(() => toTable(flow), [flow]);
  const change = useCallback<ChangeTable>(
    (edit, coalesce) => {
      if (readOnly) return;
      store.edit((current) => fromTable(edit(toTable(current).table), current), coalesce ? { coalesce } : {});
    },
    [store, readOnly],
  );
  return { ...read, change };
}

/** Selects the node behind a part of the table, so that the properties beside it show everything about it. */
export function useSelectNode(): (node: string | undefined) => void {
  const editor = useEditor();
  return (node) => {
    if (node === undefined) return;
    editor.store.select(selectionOf({ nodes: [node] }));
    changeView(editor, { panel: 'inspector' });
  };
}
