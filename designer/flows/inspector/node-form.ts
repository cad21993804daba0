import { createContext, use, useMemo } from 'react';
import { useLanguage } from '#designer/i18n/i18n.tsx';
import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { FlowNode } from '#schemas/flow/flow.ts';
import type { NodeKind, NodeTexts } from '#schemas/nodes/node-kind.ts';
import { editConfig } from '../document/edit-node.ts';
import { type FieldPath, isRecord, setAtPath } from '../document/set-at-path.ts';
import { useEditor, useNodeIssues } from '../editor/editor.ts';

/**
 * The node whose config a form edits; every field writes through it. It stays the same while the config changes, so that
 * only the fields whose value changes are drawn again.
 */
export interface NodeForm {
  nodeId: string;
  texts: NodeTexts;
  readOnly: boolean;
  set: (path: FieldPath, value: unknown) => void;
  /** The field was left: what is typed next is a change of its own. */
  settle: () => void;
}

export const NodeFormContext = createContext<NodeForm | null>(null);

export function useNodeForm(): NodeForm {
  const form = use(NodeFormContext);
  if (!form) throw new Error('useNodeForm needs a NodeFormContext above it');
  return form;
}

export function useCreateNodeForm(nodeId: string, kind: NodeKind): NodeForm {
  const { store, readOnly } = useEditor();
  const { language } = useLanguage();
  return useMemo(
    () => ({
      nodeId,
      texts: kind.texts[language],
      readOnly,
      set: (path, value) => {
        if (readOnly) return;
        const change = (config: FlowNode['config']) => {
          const next = setAtPath(config, path, value);
          return isRecord(next) ? next : config;
        };
        store.edit(
          (flow) => {
            const current = flow.nodes.find((candidate) => candidate.id === nodeId);
            return current ? editConfig(flow, nodeId, change(current.config)) : flow;
          },
          { coalesce: coalesceKey(nodeId, path, value) },
        );
      },
      settle: () => store.settle(),
    }),
    [nodeId, kind, language, store, readOnly],
  );
}

/** Typing in one field is one change; ticking, choosing, adding and removing are a change each. */
function coalesceKey(id: string, path: FieldPath, value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? `${id} ${path.join('.')}` : undefined;
}

/** Problems of exactly this field, or for a leaf also of what is inside it. */
export function useFieldIssues(path: FieldPath, leaf: boolean): readonly Diagnostic[] {
  const { nodeId } = useNodeForm();
  return useNodeIssues(nodeId).filter((issue) => {
    const at = issue.path;
    if (!at || at.length < path.length || (!leaf && at.length > path.length)) return false;
    return path.every((key, index) => String(at[index]) === String(key));
  });
}

/** The name of a path in the page, for labels and for the problems panel to find the field. */
export function fieldId(node: string, path: FieldPath): string {
  return `field-${node}-${path.join('-').replace(/[^A-Za-z0-9_-]/g, '_')}`;
}
