import { useId } from 'react';
import classes from './page-form.module.css';

interface ChipRadiosProps {
  labelledBy: string;
  required: boolean;
  options: readonly { value: string; label: string }[];
  /** Said at the ends of a scale. */
  before?: string;
  after?: string;
  value: string | undefined;
  onChange: (value: string) => void;
}

/** Radio buttons drawn as chips beside each other: short answers and scales. */
export function ChipRadios({ labelledBy, required, options, before, after, value, onChange }: ChipRadiosProps) {
  const name = useId();
  return (
    <div className={classes.chips} role="radiogroup" aria-labelledby={labelledBy} aria-required={required || undefined}>
      {before && <span className={classes.end}>{before}</span>}
      {options.map((option) => (
        <label key={option.value} className={classes.chip} data-chosen={option.value === value || undefined}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
      {after && <span className={classes.end}>{after}</span>}
    </div>
  );
}
