import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import '@fontsource-variable/inter/opsz.css';
import './mantine-styles.ts';
import './tokens.css';
import './base.css';
import { useColourScheme } from './colour-scheme.ts';
import { i18n } from './i18n.ts';
import { cssVariablesResolver, theme } from './theme.ts';
import { ToastRegion } from './toast.tsx';

/** Theme, texts and toasts around everything. */
export function UiProvider({ children }: { children: ReactNode }) {
  const scheme = useColourScheme();
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} forceColorScheme={scheme}>
        {children}
        <ToastRegion />
      </MantineProvider>
    </I18nextProvider>
  );
}
