import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormats, useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import type { FlowTraffic } from '#schemas/api/traffic.ts';
import { soleNode } from '../document/selection.ts';
import { useEditor, useEditorState, useFlow } from '../editor/editor.ts';
import { viewNode } from '../graph/node-view.ts';
import classes from './traffic-panel.module.css';

interface NodeFiguresProps {
  figures: FlowTraffic;
  bounds: { from: string; to: string };
}

/** The figures of the selected node; each leads to the contacts behind it. */
export function NodeFigures({ figures, bounds }: NodeFiguresProps) {
  const { flowId } = useEditor();
  const { traffic: texts } = useMessages().flows;
  const { language } = useLanguage();
  const formats = useFormats();
  const selected = useEditorState((state) => soleNode(state.selection));
  const node = useFlow((flow) => flow.nodes.find(({ id }) => id === selected));
  const spoken = useFlow((flow) => flow.languages[0] ?? language);
  if (!node) return null;
  const view = viewNode(node, language, spoken);
  const found = figures.nodes.find((candidate) => candidate.node === node.id);
  const search = { flow: flowId, version: figures.version, node: node.id, ...bounds };
  const line = (name: string, value: number, exit?: string) => (
    <div className={classes.figure} key={exit ?? name}>
      <dt>{name}</dt>
      <dd>
        {value === 0 ? (
          '0'
        ) : (
          <Anchor
            size="sm"
            aria-label={texts.show(name)}
            renderRoot={(props) => <Link to="/contacts" search={{ ...search, exit }} {...props} />}
          >
            {formats.number(value)}
            {found && exit !== undefined && ` · ${formats.percent(value / found.contacts)}`}
          </Anchor>
        )}
      </dd>
    </div>
  );
  return (
    <section className={classes.node} aria-label={texts.node}>
      <h3 className={classes.title}>{view.title}</h3>
      {found ? (
        <dl className={classes.figures}>
          {line(texts.entered, found.contacts)}
          <div className={classes.figure}>
            <dt>{texts.passages}</dt>
            <dd>{formats.number(found.passages)}</dd>
          </div>
          <div className={classes.figure}>
            <dt>{texts.median}</dt>
            <dd>{found.medianMs === null ? '–' : formats.seconds(found.medianMs)}</dd>
          </div>
          {line(texts.hungUp, found.hungUp, '$hung-up')}
          {found.completed > 0 && line(texts.completed, found.completed, '$completed')}
          {found.failed > 0 && line(texts.failed, found.failed, '$failed')}
          {view.exits.length > 0 && <div className={classes.heading}>{texts.exits}</div>}
          {view.exits.map(({ id, name }) =>
            line(name, figures.exits.find((exit) => exit.node === node.id && exit.exit === id)?.contacts ?? 0, id),
          )}
        </dl>
      ) : (
        <p className={classes.none}>{texts.notEntered}</p>
      )}
    </section>
  );
}
