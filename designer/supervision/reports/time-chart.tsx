import classes from './charts.module.css';

export interface Series {
  name: string;
  /** A CSS colour. */
  colour: string;
  /** `bar` is stacked upon the bars before it; a line breaks where there is nothing to show. */
  kind: 'bar' | 'line';
  values: readonly (number | null)[];
}

interface TimeChartProps {
  title: string;
  /** Of each part of the period, no two the same; and what stands below some of them. */
  labels: readonly string[];
  ticks: readonly string[];
  series: readonly Series[];
  format: (value: number) => string;
  /** Where the axis ends at least, or exactly for shares. */
  top?: number;
  /** Values are seconds: the axis is divided into whole minutes or hours. */
  isTime?: boolean;
}

const WIDTH = 420;
const HEIGHT = 190;
const LEFT = 46;
const BOTTOM = 22;
const ABOVE = 8;
const MOST_LABELS = 7;
/** Of a character below the chart, and between two ticks. */
const CHARACTER = 6;
const TICK_GAP = 10;
const LINES = 4;

/** Figures over time. What it shows is also in the table that belongs to it, so the drawing itself is one picture. */
export function TimeChart({ title, labels, ticks, series, format, top = 0, isTime = false }: TimeChartProps) {
  const bars = series.filter(({ kind }) => kind === 'bar');
  const stacked = labels.map((_, index) => bars.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const lines = series.filter(({ kind }) => kind === 'line');
  const drawn = lines.flatMap(({ values }) => values.map((value) => value ?? 0));
  const most = Math.max(top, ...stacked, ...drawn);
  const unit = !isTime || most < 60 ? 1 : most < 3600 ? 60 : 3600;
  const highest = niceTop(most / unit) * unit;
  const step = (WIDTH - LEFT) / labels.length;
  const y = (value: number) => HEIGHT - BOTTOM - (value / highest) * (HEIGHT - BOTTOM - ABOVE);
  const tickWidth = CHARACTER * Math.max(...ticks.map(({ length }) => length));
  const room = Math.floor((WIDTH - LEFT) / (tickWidth + TICK_GAP));
  const every = Math.ceil(labels.length / Math.max(1, Math.min(MOST_LABELS, room)));
  return (
    <>
      <svg className={classes.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        {Array.from({ length: LINES + 1 }, (_, index) => (index / LINES) * highest).map((value) => (
          <g key={value}>
            <line className={classes.grid} x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} />
            <text className={classes.axis} x={LEFT - 6} y={y(value) + 3.5} textAnchor="end">
              {format(value)}
            </text>
          </g>
        ))}
        {labels.map((label, index) => (
          <g key={label}>
            <title>{describe({ label, index, series, format })}</title>
            <rect
              className={classes.column}
              x={LEFT + index * step}
              y={ABOVE}
              width={step}
              height={HEIGHT - BOTTOM - ABOVE}
            />
            {bars.map(({ name, colour, values }, position) => {
              const below = bars.slice(0, position).reduce((sum, bar) => sum + (bar.values[index] ?? 0), 0);
              const value = values[index] ?? 0;
              if (value === 0) return null;
              return (
                <rect
                  key={name}
                  x={LEFT + index * step + step * 0.15}
                  width={step * 0.7}
                  y={y(below + value)}
                  height={y(below) - y(below + value)}
                  fill={colour}
                />
              );
            })}
            {index % every === 0 && (
              <text
                className={classes.axis}
                // The last one stays within the picture.
                x={Math.min(LEFT + (index + 0.5) * step, WIDTH - tickWidth / 2)}
                y={HEIGHT - 6}
                textAnchor="middle"
              >
                {ticks[index]}
              </text>
            )}
          </g>
        ))}
        {lines.map(({ name, colour, values }) => (
          <g key={name} stroke={colour} fill={colour} pointerEvents="none">
            <path className={classes.line} d={pathOf(values.map((value, index) => point(value, index)))} />
            {values.map((value, index) =>
              value === null ? null : (
                <circle key={labels[index]} cx={LEFT + (index + 0.5) * step} cy={y(value)} r={2.4} stroke="none" />
              ),
            )}
          </g>
        ))}
      </svg>
      <ul className={classes.legend}>
        {series.map(({ name, colour }) => (
          <li key={name}>
            <span className={classes.swatch} style={{ background: colour }} aria-hidden />
            {name}
          </li>
        ))}
      </ul>
    </>
  );

  function point(value: number | null, index: number): string | null {
    return value === null ? null : `${(LEFT + (index + 0.5) * step).toFixed(1)} ${y(value).toFixed(1)}`;
  }
}

/** The next number that is easy to divide: 1, 2, 4 or 8 times a power of ten. */
function niceTop(highest: number): number {
  if (highest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  const factor = [1, 2, 4, 8, 10].find((candidate) => candidate * power >= highest) ?? 10;
  return factor * power;
}

function pathOf(points: readonly (string | null)[]): string {
  return points.map((at, index) => (at === null ? '' : `${points[index - 1] ? 'L' : 'M'}${at}`)).join('');
}

interface Described {
  label: string;
  index: number;
  series: readonly Series[];
  format: (value: number) => string;
}

function describe({ label, index, series, format }: Described): string {
  const parts = series.map(({ name, values }) => `${name}: ${values[index] == null ? '–' : format(values[index])}`);
  return [label, ...parts].join('\n');
}
