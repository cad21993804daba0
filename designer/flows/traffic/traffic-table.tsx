import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useFormats, useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import type { FlowTraffic, NodeTraffic } from '#schemas/api/traffic.ts';
import { useFlow } from '../editor/editor.ts';
import { useActions } from '../editor/use-actions.ts';
import { viewNode } from '../graph/node-view.ts';
import classes from './traffic-panel.module.css';

const COLUMNS = ['node', 'contacts', 'hungUp', 'median'] as const;
type ColumnName = (typeof COLUMNS)[number];

/** Nodes with their figures; a click selects the node on the canvas. */
export function TrafficTable({ figures }: { figures: FlowTraffic }) {
  const { traffic: texts } = useMessages().flows;
  const { language } = useLanguage();
  const formats = useFormats();
  const actions = useActions();
  const flow = useFlow((current) => current);
  const [sort, setSort] = useState<ColumnName>('contacts');
  const nameOf = (path: string) => {
    const node = flow.nodes.find(({ id }) => id === path);
    return node ? viewNode(node, language, flow.languages[0] ?? language).title : path;
  };
  const compare: Record<ColumnName, (a: NodeTraffic, b: NodeTraffic) => number> = {
    node: (a, b) => formats.compare(nameOf(a.node), nameOf(b.node)),
    contacts: (a, b) => b.contacts - a.contacts,
    hungUp: (a, b) => b.hungUp - a.hungUp,
    median: (a, b) => (b.medianMs ?? -1) - (a.medianMs ?? -1),
  };
  const rows = figures.nodes.toSorted(compare[sort]);
  return (
    <table className={classes.table} aria-label={texts.table}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} aria-sort={sort === column ? (column === 'node' ? 'ascending' : 'descending') : 'none'}>
              <UnstyledButton className={classes.sort} onClick={() => setSort(column)}>
                {texts.columns[column]}
              </UnstyledButton>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ node, contacts, hungUp, medianMs }) => (
          <tr key={node}>
            <td>
              {flow.nodes.some(({ id }) => id === node) ? (
                <UnstyledButton className={classes.name} onClick={() => actions.selectNode(node)}>
                  {nameOf(node)}
                </UnstyledButton>
              ) : (
                <span className={classes.name}>{nameOf(node)}</span>
              )}
            </td>
            <td>{formats.number(contacts)}</td>
            <td>{hungUp === 0 ? '–' : `${formats.number(hungUp)} · ${formats.percent(hungUp / contacts)}`}</td>
            <td>{medianMs === null ? '–' : formats.seconds(medianMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
