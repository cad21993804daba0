import { Alert, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { z } from 'zod';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { ObjectFields, objectSchema, shownFields } from '#designer/ui/form/field-editor.tsx';
import { describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { FlowNode } from '#schemas/flow/flow.ts';
import { nodeKind } from '#schemas/nodes/index.ts';
import type { NodeKind } from '#schemas/nodes/node-kind.ts';
import { renameNode } from '../document/edit-node.ts';
import { useEditor, useNodeIssues, useView } from '../editor/editor.ts';
import { KindIcon } from '../graph/kind-icon.tsx';
import { ExitsSection } from './exits-section.tsx';
import classes from './inspector-panel.module.css';
import { NodeForm } from './node-form.tsx';

/** The form of one node, drawn from the schema and the texts of its kind. */
export function NodeInspector({ node }: { node: FlowNode }) {
  const { inspector: texts } = useMessages().flows;
  const { language } = useLanguage();
  const kind = nodeKind(node.kind);
  const name = kind?.texts[language].name ?? node.kind;
  return (
    <>
      <div className={classes.head}>
        <span className={classes.icon} data-category={kind?.category}>
          <KindIcon icon={kind?.icon ?? ''} size={18} />
        </span>
        <div>
          <h2 className={classes.heading}>{name}</h2>
          <p className={classes.description}>{kind?.texts[language].description}</p>
        </div>
      </div>
      <LabelField node={node} placeholder={texts.labelPlaceholder(name)} />
      {!kind && <Alert color="red">{texts.unknownKind(node.kind)}</Alert>}
      {kind && <ConfigForm node={node} kind={kind} />}
      <ExitsSection node={node} />
      <p className={classes.meta}>
        {texts.id} <code>{node.id}</code>
      </p>
    </>
  );
}

function ConfigForm({ node, kind }: { node: FlowNode; kind: NodeKind }) {
  const issues = useNodeIssues(node.id);
  const { inspector: texts } = useMessages().flows;
  const { language } = useLanguage();
  const focus = useView((view) => view.focusField);
  const schema = objectSchema(kind.config);
  const general = issues.filter((issue) => issue.path === undefined && issue.exit === undefined);
  if (!schema) return null;
  const fields = { schema, path: [], textPath: '', value: node.config };
  const advanced = advancedKeys(schema);
  return (
    <NodeForm nodeId={node.id} kind={kind}>
      {general.map((issue) => (
        <Alert
          key={issue.rule}
          color={issue.severity === 'error' ? 'red' : 'yellow'}
          p="xs"
          title={describeDiagnostic(issue, language).message}
        >
          {describeDiagnostic(issue, language).remedy}
        </Alert>
      ))}
      {Object.keys(schema.shape).length > 0 && (
        <div className={classes.section}>
          <ObjectFields {...fields} only={(meta) => !meta.advanced} />
        </div>
      )}
      {advanced.length > 0 && (
        <details className={classes.advanced} open={advanced.includes(String(focus?.path[0])) || undefined}>
          <summary>{texts.advanced}</summary>
          <div className={classes.section}>
            <ObjectFields {...fields} only={(meta) => meta.advanced === true} />
          </div>
        </details>
      )}
    </NodeForm>
  );
}

function advancedKeys(schema: z.ZodObject): string[] {
  return shownFields(schema, {}).flatMap(({ key, meta }) => (meta.advanced ? [key] : []));
}

function LabelField({ node, placeholder }: { node: FlowNode; placeholder: string }) {
  const { store, readOnly, view } = useEditor();
  const { inspector: texts } = useMessages().flows;
  const input = useRef<HTMLInputElement>(null);
  const focus = useView((current) => current.focusField);
  useEffect(() => {
    if (focus?.node !== node.id || focus.path.length > 0) return;
    input.current?.focus();
    input.current?.select();
    view.set({ ...view.get(), focusField: undefined });
  }, [focus, node.id, view]);
  return (
    <TextInput
      ref={input}
      size="xs"
      label={texts.label}
      placeholder={placeholder}
      maxLength={200}
      readOnly={readOnly}
      value={node.label}
      onChange={({ currentTarget: { value } }) =>
        store.edit((flow) => renameNode(flow, node.id, value), { coalesce: `label ${node.id}` })
      }
      onBlur={() => store.settle()}
    />
  );
}
