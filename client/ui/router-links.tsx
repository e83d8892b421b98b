/** The kit's buttons as links of the router: they look like buttons and behave like links. */
import { ActionIcon, Button } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

export const ButtonLink = createLink(Button<'a'>);
export const IconLink = createLink(ActionIcon<'a'>);
