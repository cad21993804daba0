import { lazy, type ReactNode, useMemo } from 'react';
import { useLanguage } from '#designer/i18n/i18n.tsx';
import {
  type FieldIssue,
  FieldIssuesContext,
  type FormScope,
  FormScopeContext,
  SpokenLanguagesContext,
  WantedFieldContext,
} from '#designer/ui/form/form-scope.ts';
import { type FieldPath, isRecord, setAtPath } from '#designer/ui/form/set-at-path.ts';
import { describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { FlowNode } from '#schemas/flow/flow.ts';
import type { NodeKind } from '#schemas/nodes/node-kind.ts';
import { editConfig } from '../document/edit-node.ts';
import { changeView, useEditor, useFlow, useNodeIssues, useView } from '../editor/editor.ts';
import { useSpokenLanguage } from '../editor/use-spoken-language.ts';
import { AnswersField } from '../script/answers-field.tsx';
import { ElementsField } from '../script/elements-field.tsx';
import { ColumnField } from './fields/column-field.tsx';
import { ExpressionField } from './fields/expression-field.tsx';
import { VariableField } from './fields/variable-field.tsx';

/** Knows the expression language, which the editor does not need before the first text is edited. */
const InsertValue = lazy(async () => ({ default: (await import('./fields/insert-value.tsx')).InsertValue }));

/** Widgets that need a flow around them. */
const WIDGETS = {
  expression: ExpressionField,
  variable: VariableField,
  column: ColumnField,
  answers: AnswersField,
  elements: ElementsField,
};

interface NodeFormProps {
  nodeId: string;
  kind: NodeKind;
  children: ReactNode;
}

/** The form of the config of one node: what is written goes into the document, and what the checks found stands beside. */
export function NodeForm({ nodeId, kind, children }: NodeFormProps) {
  const scope = useNodeScope(nodeId, kind);
  const { language } = useLanguage();
  const diagnostics = useNodeIssues(nodeId);
  const issues = useMemo<FieldIssue[]>(
    () =>
      diagnostics.flatMap(({ path, ...found }) =>
        path === undefined
          ? []
          : [
              {
                path,
                severity: found.severity,
                message: describeDiagnostic(found, language).message,
                range: found.range,
              },
            ],
      ),
    [diagnostics, language],
  );
  const languages = useFlow((flow) => flow.languages);
  const [spoken, choose] = useSpokenLanguage();
  return (
    <FormScopeContext value={scope}>
      <FieldIssuesContext value={issues}>
        <SpokenLanguagesContext value={{ languages, spoken, choose }}>
          <WantedFieldContext value={useWanted(nodeId)}>{children}</WantedFieldContext>
        </SpokenLanguagesContext>
      </FieldIssuesContext>
    </FormScopeContext>
  );
}

function useNodeScope(nodeId: string, kind: NodeKind): FormScope {
  const { store, readOnly, flowId } = useEditor();
  const { language } = useLanguage();
  const flowKind = useFlow((flow) => flow.kind);
  return useMemo(
    () => ({
      id: nodeId,
      texts: kind.texts[language],
      readOnly,
      dense: true,
      widgets: WIDGETS,
      insertValue: InsertValue,
      caller: { kind: flowKind, flowId },
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
      // What is typed next is a change of its own.
      settle: () => store.settle(),
    }),
    [nodeId, kind, language, store, readOnly, flowKind, flowId],
  );
}

function useWanted(nodeId: string) {
  const editor = useEditor();
  const wanted = useView((view) => view.focusField);
  return useMemo(
    () =>
      wanted?.node === nodeId
        ? { path: wanted.path, done: () => changeView(editor, { focusField: undefined }) }
        : undefined,
    [wanted, nodeId, editor],
  );
}

/** Typing in one field is one change; ticking, choosing, adding and removing are a change each. */
function coalesceKey(id: string, path: FieldPath, value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? `${id} ${path.join('.')}` : undefined;
}
