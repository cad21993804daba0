import { readableOn } from '#designer/ui/readable-on.ts';
import classes from './dispositions.module.css';

/** The name of a status on its colour, in black or white so that it can be read. */
export function DispositionChip({ name, colour }: { name: string; colour: string }) {
  return (
    <span className={classes.chip} style={{ background: colour, color: readableOn(colour) }}>
      {name}
    </span>
  );
}
