import classes from './charts.module.css';

interface BarListProps {
  rows: readonly { key: string; name: string; value: number; colour: string; said: string }[];
}

/** Amounts beside each other, the longest first. */
export function BarList({ rows }: BarListProps) {
  const highest = Math.max(...rows.map(({ value }) => value), 1);
  return (
    <dl className={classes.bars}>
      {rows.map(({ key, name, value, colour, said }) => (
        <BarLine key={key} name={name} said={said} share={value / highest} colour={colour} />
      ))}
    </dl>
  );
}

function BarLine({ name, said, share, colour }: { name: string; said: string; share: number; colour: string }) {
  return (
    <>
      <dt className={classes.barName} title={name}>
        {name}
      </dt>
      <dd className={classes.barTrack} style={{ margin: 0 }} aria-hidden>
        <div className={classes.bar} style={{ width: `${share * 100}%`, background: colour }} />
      </dd>
      <dd className={classes.barValue} style={{ margin: 0 }}>
        {said}
      </dd>
    </>
  );
}
