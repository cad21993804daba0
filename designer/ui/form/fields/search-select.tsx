import { Combobox, ScrollArea, TextInput, useCombobox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { fold } from '#designer/ui/fold.ts';
import { useFormScope } from '../form-scope.ts';
import classes from './search-select.module.css';

export interface SearchOption {
  value: string;
  label: string;
  hint?: string;
}

interface SearchSelectProps {
  id: string;
  label: string;
  value: string;
  /** Shown for a value that is not among the options. */
  unknown: (value: string) => string;
  options: readonly SearchOption[];
  placeholder: string;
  none: string;
  onChoose: (value: string) => void;
  /** Offers to make what was typed. */
  create?: { text: (typed: string) => string; make: (typed: string) => void };
  /** Empties the field when its text is deleted. */
  clearable?: boolean;
  mono?: boolean;
  readOnly: boolean;
  error: boolean;
  aside?: ReactNode;
}

const CREATE = '\u0000create';
const SHOWN = 100;

/** A field that proposes what there is while one types; Enter takes the first. */
export function SearchSelect(props: SearchSelectProps) {
  const { dense } = useFormScope();
  const { value, options, create } = props;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState<string>();
  const chosen = options.find((option) => option.value === value);
  const shown = typed ?? (value === '' ? '' : (chosen?.label ?? props.unknown(value)));
  const wanted = fold((typed ?? '').trim());
  const found = options.filter(({ label, hint, value: id }) => fold(`${label} ${hint ?? ''} ${id}`).includes(wanted));
  const exact = options.some((option) => fold(option.label) === wanted || fold(option.value) === wanted);
  const close = () => {
    setTyped(undefined);
    combobox.closeDropdown();
  };
  return (
    <Combobox
      store={combobox}
      shadow="md"
      onOptionSubmit={(picked) => {
        if (picked === CREATE) create?.make((typed ?? '').trim());
        else props.onChoose(picked);
        close();
      }}
    >
      <Combobox.Target>
        <TextInput
          id={props.id}
          size={dense ? 'xs' : 'sm'}
          className={props.mono ? classes.mono : undefined}
          aria-label={props.label}
          autoComplete="off"
          spellCheck={false}
          placeholder={props.placeholder}
          readOnly={props.readOnly}
          error={props.error || (value !== '' && !chosen)}
          value={shown}
          rightSectionWidth={props.aside ? 50 : undefined}
          rightSection={
            <span className={classes.aside}>
              {props.aside}
              <Combobox.Chevron size="xs" />
            </span>
          }
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onClick={() => !props.readOnly && combobox.openDropdown()}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && combobox.dropdownOpened) event.stopPropagation();
          }}
          onBlur={() => {
            if (props.clearable && typed === '') props.onChoose('');
            close();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options>
          <ScrollArea.Autosize mah={260} type="auto">
            {found.slice(0, SHOWN).map((option) => (
              <Combobox.Option key={option.value} value={option.value} active={option.value === value}>
                <span className={classes.option}>
                  <span className={props.mono ? classes.mono : undefined}>{option.label}</span>
                  {option.hint && <span className={classes.hint}>{option.hint}</span>}
                </span>
              </Combobox.Option>
            ))}
            {create && wanted !== '' && !exact && (
              <Combobox.Option value={CREATE}>{create.text((typed ?? '').trim())}</Combobox.Option>
            )}
            {found.length === 0 && !(create && wanted !== '') && <Combobox.Empty>{props.none}</Combobox.Empty>}
          </ScrollArea.Autosize>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
