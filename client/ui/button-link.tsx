/** The kit's button as a link of the router: it looks like a button, and is a link to everybody. */
import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type AnchorProps = ButtonProps & Omit<ComponentProps<'a'>, keyof ButtonProps>;

export const ButtonLink = createLink((props: AnchorProps) => <Button component="a" {...props} />);
