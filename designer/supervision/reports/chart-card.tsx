import { ActionIcon } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import classes from './charts.module.css';

interface ChartCardProps {
  title: string;
  /** Said in the place of an empty chart. */
  none: string | undefined;
  header: readonly string[];
  rows: readonly (readonly string[])[];
  children: ReactNode;
}

/** A chart, and the figures behind it as a table for those who read rather than look. */
export function ChartCard({ title, none, header, rows, children }: ChartCardProps) {
  const { reports: texts } = useMessages().supervision;
  const [asTable, setAsTable] = useState(false);
  return (
    <section className={classes.card} aria-label={title}>
      <div className={classes.cardHead}>
        <h2 className={classes.cardTitle}>{title}</h2>
        <ActionIcon
          aria-pressed={asTable}
          aria-label={`${title}: ${texts.asTable}`}
          title={asTable ? texts.asChart : texts.asTable}
          disabled={none !== undefined}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? <IconChartBar size={16} /> : <IconTable size={16} />}
        </ActionIcon>
      </div>
      <div className={classes.cardBody} tabIndex={asTable ? 0 : undefined}>
        {none !== undefined ? (
          <p className={classes.none}>{none}</p>
        ) : asTable ? (
          <table className={classes.table} aria-label={title}>
            <thead>
              <tr>
                {header.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((cells) => (
                <tr key={cells[0]}>
                  {cells.map((cell, index) => (
                    <td key={header[index]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          children
        )}
      </div>
    </section>
  );
}
