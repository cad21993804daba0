import { Skeleton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type MouseEvent, type ReactNode, useState } from 'react';
import classes from './data-table.module.css';
import { isOwnEvent } from './is-own-event.ts';
import { useSteadyRows } from './use-steady-rows.ts';
import { useWindowedRows } from './use-windowed-rows.ts';

/** As in the style sheet. */
const ROW_HEIGHT_PX = 38;
const SKELETON_ROWS = 8;

export interface Column<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Makes the column sortable. */
  compare?: (a: Row, b: Row) => number;
  align?: 'end';
  /** CSS width; columns without one share what is left. */
  width?: string | number;
}

export interface Sort {
  key: string;
  descending: boolean;
}

interface DataTableProps<Row> {
  /** What the table lists, for assistive technology. */
  label: string;
  columns: readonly Column<Row>[];
  /** Undefined while the rows are being fetched. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  /** Shown in place of rows when there are none. */
  empty: ReactNode;
  initialSort?: Sort;
  /** What a click on a row does, besides the links in it. */
  onOpen?: (row: Row) => void;
  /** Rows change places by themselves, though not under somebody's hand. */
  live?: boolean;
  /** Rows that just arrived and light up briefly. */
  isNew?: (row: Row) => boolean;
  /** Below the last row: a button for the next page. */
  footer?: ReactNode;
}

/** A dense list with sticky headers and sortable columns; only the rows in view are in the page. */
export function DataTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  empty,
  initialSort,
  onOpen,
  live = false,
  isNew,
  footer,
}: DataTableProps<Row>) {
  const [sort, setSort] = useState(initialSort);
  const { rows: sorted, isGone, release, hand } = useSteadyRows(rows && sortRows(rows, columns, sort), rowKey);
  const { scroller, onScroll, first, last, before, after } = useWindowedRows(sorted?.length ?? 0, ROW_HEIGHT_PX);

  const onSort = (wanted: Sort) => {
    release();
    setSort(wanted);
  };
  const openRow = (event: MouseEvent, row: Row) => {
    const interactive = event.target instanceof Element && event.target.closest('a, button, input');
    if (isOwnEvent(event) && !interactive && getSelection()?.isCollapsed !== false) onOpen?.(row);
  };

  return (
    <div className={classes.scroll} ref={scroller} onScroll={onScroll} data-scroll>
      <table
        className={classes.table}
        aria-label={label}
        aria-busy={rows === undefined}
        aria-rowcount={rows ? rows.length + 1 : undefined}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead className={classes.head}>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody {...(live ? hand : {})}>
          {before > 0 && <Gap height={before} columns={columns.length} />}
          {sorted?.slice(first, last).map((row, index) => (
            <tr
              key={rowKey(row)}
              className={classes.row}
              aria-rowindex={first + index + 2}
              data-opens={onOpen ? true : undefined}
              data-new={isNew?.(row) || undefined}
              data-gone={isGone(row) || undefined}
              aria-disabled={isGone(row) || undefined}
              onClick={onOpen && ((event) => openRow(event, row))}
            >
              {columns.map((column) => (
                <td key={column.key} data-align={column.align}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
          {after > 0 && <Gap height={after} columns={columns.length} />}
          {rows === undefined && <SkeletonRows columns={columns.length} />}
        </tbody>
      </table>
      {sorted?.length === 0 && empty}
      {footer && <div className={classes.footer}>{footer}</div>}
    </div>
  );
}

interface HeaderCellProps<Row> {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  if (!column.compare) {
    return (
      <th scope="col" data-align={column.align}>
        {column.header}
      </th>
    );
  }
  const active = sort?.key === column.key;
  const descending = active && sort.descending;
  const Arrow = descending ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" data-align={column.align} aria-sort={active ? (descending ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className={classes.sort}
        onClick={() => onSort({ key: column.key, descending: active && !descending })}
      >
        {column.header}
        <Arrow size={12} aria-hidden />
      </button>
    </th>
  );
}

function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | undefined): readonly Row[] {
  const compare = columns.find((column) => column.key === sort?.key)?.compare;
  if (!sort || !compare) return rows;
  const sorted = rows.toSorted(compare);
  return sort.descending ? sorted.reverse() : sorted;
}

function Gap({ height, columns }: { height: number; columns: number }) {
  return (
    <tr className={classes.gap} aria-hidden>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

function SkeletonRows({ columns }: { columns: number }) {
  return Array.from({ length: SKELETON_ROWS }, (_, row) => row).map((row) => (
    <tr key={row} className={classes.row} aria-hidden>
      {Array.from({ length: columns }, (_, column) => column).map((column) => (
        <td key={column}>
          <Skeleton height={10} width={`${column === 0 ? 75 - (row % 3) * 12 : 55}%`} radius="xl" />
        </td>
      ))}
    </tr>
  ));
}
