import { ActionIcon, Button, Popover } from '@mantine/core';
import { IconDialpad } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import classes from './keypad-button.module.css';
import { usePhone } from './use-phone.tsx';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** Keys for the menus of whoever was called. They can be typed as well. */
export function KeypadButton({ disabled }: { disabled: boolean }) {
  const { desk: texts } = useMessages();
  const { phone } = usePhone();
  const [pressed, setPressed] = useState('');
  const press = (key: string) => {
    phone.press(key);
    setPressed((before) => (before + key).slice(-SHOWN));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!KEYS.includes(event.key)) return;
    event.preventDefault();
    press(event.key);
  };
  return (
    <Popover position="bottom-end" shadow="md" withArrow trapFocus returnFocus onOpen={() => setPressed('')}>
      <Popover.Target>
        <ActionIcon
          size={30}
          variant="default"
          aria-label={texts.phone.keypad}
          title={texts.phone.keypad}
          disabled={disabled}
        >
          <IconDialpad size={15} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown onKeyDown={onKeyDown}>
        <output className={classes.pressed}>{pressed}</output>
        <div className={classes.keys}>
          {KEYS.map((key) => (
            <Button key={key} variant="default" size="sm" onClick={() => press(key)}>
              {key}
            </Button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

const SHOWN = 14;
