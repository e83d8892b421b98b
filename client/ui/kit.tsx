import { MantineContext, MantineProvider } from '@mantine/core';
import { type ComponentType, type ReactNode, use } from 'react';
import { useColourScheme } from './colour-scheme.ts';
import { cssVariablesResolver, theme } from './theme.ts';

/** What the kit's components need around them; where it is there already, nothing. */
export function Kit({ children }: { children: ReactNode }) {
  const scheme = useColourScheme();
  if (use(MantineContext)) return children;
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} forceColorScheme={scheme}>
      {children}
    </MantineProvider>
  );
}

export function inKit<Props extends object>(Part: ComponentType<Props>): ComponentType<Props> {
  return function InKit(props: Props) {
    return (
      <Kit>
        <Part {...props} />
      </Kit>
    );
  };
}
