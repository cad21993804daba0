import { useId } from 'react';
import type { MatrixLine } from '#schemas/script/answer-rule.ts';
import classes from './page-form.module.css';

interface Entry {
  code: string;
  label: string;
}

interface MatrixFieldProps {
  labelledBy: string;
  rows: readonly Entry[];
  options: readonly Entry[];
  lines: readonly MatrixLine[];
  onChange: (lines: MatrixLine[]) => void;
}

/** A table of radio buttons: one answer for each row. */
export function MatrixField({ labelledBy, rows, options, lines, onChange }: MatrixFieldProps) {
  const name = useId();
  /** In the order of the rows, whichever was answered first. */
  const choose = (row: string, answer: string) =>
    onChange(
      rows.flatMap(({ code }) => {
        const chosen = code === row ? answer : lines.find((line) => line.row === code)?.answer;
        return chosen === undefined ? [] : [{ row: code, answer: chosen }];
      }),
    );
  return (
    <div className={classes.scroll}>
      <table className={classes.matrix} aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <td />
            {options.map((option) => (
              <th key={option.code} scope="col">
                {option.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">{row.label}</th>
              {options.map((option) => (
                <td key={option.code}>
                  <input
                    type="radio"
                    name={`${name}-${row.code}`}
                    aria-label={`${row.label}: ${option.label}`}
                    checked={lines.some((line) => line.row === row.code && line.answer === option.code)}
                    onChange={() => choose(row.code, option.code)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
