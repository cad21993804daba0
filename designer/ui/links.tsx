import { ActionIcon, type ActionIconProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type AnchorProps<Own> = Own & Omit<ComponentPropsWithRef<'a'>, keyof Own>;

/** A link to a page that looks like a button. */
export const ButtonLink = createLink((props: AnchorProps<ButtonProps>) => <Button component="a" {...props} />);

/** A link to a page that is only an icon; it needs an `aria-label`. */
export const IconLink = createLink((props: AnchorProps<ActionIconProps>) => <ActionIcon component="a" {...props} />);
