import { NativeSelect } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { RETRY_DEFAULT } from '#schemas/strategy/retry-rule.ts';
import type { Action } from '#schemas/strategy/table.ts';
import { useEditor } from '../editor/editor.ts';
import classes from './strategy.module.css';
import { WhenFields } from './when-fields.tsx';

interface ActionCellProps {
  label: string;
  action: Action;
  /** The number whose rule it is. */
  tel: number;
  tels: readonly number[];
  preliminary?: boolean;
  onChange: (action: Action) => void;
}

/** What follows, and when. */
export function ActionCell({ label, action, tel, tels, preliminary = false, onChange }: ActionCellProps) {
  const { readOnly } = useEditor();
  const { action: texts } = useMessages().flows.strategy;
  const offered: Action['do'][] = ['retry', 'next-number', 'give-up', 'finished', 'none'];
  if (preliminary) offered.unshift('preliminary');
  if (action.do === 'drawn') offered.push('drawn');
  const choose = (value: string) => {
    if (value === 'retry') onChange({ do: 'retry', tel, rule: RETRY_DEFAULT });
    const plain = PLAIN.find((one) => one === value);
    if (plain) onChange({ do: plain });
  };
  return (
    <span className={classes.action}>
      <NativeSelect
        size="xs"
        w={preliminary ? 216 : 142}
        aria-label={label}
        data-missing={action.do === 'none' || undefined}
        value={action.do}
        disabled={readOnly}
        data={offered.map((value) => ({ value, label: texts.options[value], disabled: value === 'drawn' }))}
        onChange={({ currentTarget: { value } }) => choose(value)}
      />
      {action.do === 'retry' && (
        <>
          <NativeSelect
            size="xs"
            w={70}
            aria-label={texts.tel}
            value={action.tel}
            disabled={readOnly}
            data={[...new Set([...tels, action.tel])].map((value) => ({ value: `${value}`, label: `TEL${value}` }))}
            onChange={({ currentTarget: { value } }) => onChange({ ...action, tel: Number(value) })}
          />
          <WhenFields rule={action.rule} onChange={(rule) => onChange({ ...action, rule })} />
        </>
      )}
    </span>
  );
}

const PLAIN = ['next-number', 'give-up', 'finished', 'preliminary', 'none'] as const;
