import { NativeSelect } from '@mantine/core';
import { memo, useDeferredValue } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import type { Flow, FlowNode } from '#schemas/flow/flow.ts';
import { outgoingOf, START_KIND } from '../document/exits-of.ts';
import { useEditor, useFlow } from '../editor/editor.ts';
import { useActions } from '../editor/use-actions.ts';
import { viewNode } from '../graph/node-view.ts';
import classes from './inspector-panel.module.css';

/** Where each exit leads, to see and to choose without the canvas. It may follow a moment after what is being typed. */
export function ExitsSection({ node }: { node: FlowNode }) {
  const flow = useDeferredValue(useFlow((current) => current));
  return <ExitTargets flow={flow} nodeId={node.id} />;
}

const ExitTargets = memo(function ExitTargets({ flow, nodeId }: { flow: Flow; nodeId: string }) {
  const editor = useEditor();
  const actions = useActions();
  const { inspector: texts } = useMessages().flows;
  const { language } = useLanguage();
  const spoken = flow.languages[0] ?? language;
  const node = flow.nodes.find((candidate) => candidate.id === nodeId);
  const exits = node ? outgoingOf(flow, node) : [];
  if (!node || exits.length === 0) return null;
  const names = new Map(viewNode(node, language, spoken).exits.map((exit) => [exit.id, exit.name]));
  const targets = flow.nodes
    .filter((target) => target.kind !== START_KIND)
    .map((target) => ({ value: target.id, label: viewNode(target, language, spoken).title }));
  return (
    <section className={classes.section} aria-label={texts.exits}>
      <h3 className={classes.heading}>{texts.exits}</h3>
      <div className={classes.exits}>
        {exits.map((exit) => [
          <label key={`${exit.id} name`} className={classes.exit} htmlFor={`exit-${node.id}-${exit.id}`}>
            {names.get(exit.id) ?? exit.id}
          </label>,
          <NativeSelect
            key={exit.id}
            id={`exit-${node.id}-${exit.id}`}
            size="xs"
            disabled={editor.readOnly}
            title={exit.optional ? texts.optionalExit : undefined}
            value={exit.target ?? ''}
            data={[{ value: '', label: texts.notConnected }, ...targets]}
            onChange={({ currentTarget: { value } }) =>
              value === '' ? actions.disconnect(node.id, exit.id) : actions.connect(node.id, exit.id, value)
            }
          />,
        ])}
      </div>
    </section>
  );
});
