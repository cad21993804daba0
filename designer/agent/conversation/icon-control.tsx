import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

interface IconControlProps {
  label: string;
  /** Drawn as switched on; the label says what a press does. */
  pressed: boolean;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** A control without words, so that the customer's name has room beside six of them. */
export function IconControl({ label, pressed, disabled, onClick, children }: IconControlProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        size={30}
        variant={pressed ? 'filled' : 'default'}
        color={pressed ? 'rail' : undefined}
        aria-label={label}
        disabled={disabled}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
