/**
 * How the kit's components look here: our tokens in place of the kit's own colours, sizes and radii. Names them
 * without importing them, so that each page fetches only those it shows.
 */
import {
  type ButtonFactory,
  type CheckboxFactory,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type ExtendComponent,
  type InputFactory,
  type SegmentedControlFactory,
  type VariantColorsResolver,
} from '@mantine/core';

/** Shades of pine, light to dark. Index 9 is the product's colour in the light theme, 4 in the dark one. */
const pine = [
  '#e4efea',
  '#cfe3db',
  '#b9d2c8',
  '#9cdcc9',
  '#86cfba',
  '#5e9585',
  '#3f7a6a',
  '#2a6153',
  '#1b5245',
  '#12463b',
] as const;

/** Red is for errors alone; a destructive act that can be undone needs no red button. */
const variantColorResolver: VariantColorsResolver = (input) => {
  if (input.variant === 'filled' && (input.color === undefined || input.color === 'pine')) {
    return {
      background: 'var(--pine)',
      hover: 'var(--pine-hover)',
      color: 'var(--on-pine)',
      border: '1px solid transparent',
    };
  }
  if (input.variant === 'subtle') {
    return {
      background: 'transparent',
      hover: 'var(--surface-3)',
      color: 'var(--ink-2)',
      hoverColor: 'var(--ink)',
      border: '1px solid transparent',
    };
  }
  return defaultVariantColorsResolver(input);
};

/** Heights of controls: 24 in tight places, 32 as a rule, 44 for the main action of a page. */
const buttonSizes: Readonly<Record<string, Record<string, string>>> = {
  xs: { '--button-height': '24px', '--button-fz': '12px', '--button-padding-x': '8px' },
  sm: { '--button-height': '32px', '--button-fz': '13px', '--button-padding-x': '12px' },
  md: { '--button-height': '36px', '--button-fz': '14px', '--button-padding-x': '14px' },
  lg: { '--button-height': '44px', '--button-fz': '15px', '--button-padding-x': '18px' },
};

const field = { size: 'sm', inputWrapperOrder: ['label', 'input', 'description', 'error'] } as const;

export const theme = createTheme({
  colors: { pine },
  primaryColor: 'pine',
  primaryShade: { light: 9, dark: 4 },
  autoContrast: true,
  variantColorResolver,
  white: '#ffffff',
  black: '#141c18',
  fontFamily: 'var(--font)',
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  fontSizes: { xs: '12px', sm: '14px', md: '15px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '22px', lg: '24px', xl: '28px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '14px' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: {
      defaultProps: { variant: 'default' },
      vars: (_theme, { size }) => ({ root: buttonSizes[size ?? 'sm'] ?? {} }),
    } satisfies ExtendComponent<ButtonFactory>,
    Input: {
      vars: (_theme, { size }) => ({
        wrapper: size === 'lg' ? { '--input-height': '44px', '--input-fz': '15px' } : {},
      }),
    } satisfies ExtendComponent<InputFactory>,
    SegmentedControl: {
      defaultProps: { radius: 7 },
      vars: () => ({ root: { '--sc-font-size': '12.5px', '--sc-padding': '3px 10px' } }),
    } satisfies ExtendComponent<SegmentedControlFactory>,
    ActionIcon: { defaultProps: { variant: 'subtle', size: 32 } },
    TextInput: { defaultProps: field },
    PasswordInput: { defaultProps: field },
    Textarea: { defaultProps: field },
    NumberInput: { defaultProps: field },
    NativeSelect: { defaultProps: field },
    Checkbox: {
      defaultProps: { radius: 'xs', size: 'sm' },
      vars: () => ({ root: { '--checkbox-size': '18px' } }),
    } satisfies ExtendComponent<CheckboxFactory>,
    Menu: {
      defaultProps: {
        shadow: 'md',
        radius: 'md',
        transitionProps: { duration: 120 },
        // An opened menu has its first item in focus; an empty element in its place is no menu item.
        withInitialFocusPlaceholder: false,
      },
    },
    Popover: { defaultProps: { shadow: 'md', radius: 'md', transitionProps: { duration: 120 } } },
    Modal: { defaultProps: { radius: 'xl', shadow: 'xl', transitionProps: { duration: 200 } } },
    Drawer: { defaultProps: { shadow: 'xl', transitionProps: { duration: 200 } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
  },
});

/** The kit's greys, light to dark: what it draws edges, hovers and tracks with, in each of its two scales. */
const greys = [
  'surface-2',
  'surface-3',
  'line',
  'line-2',
  'line-2',
  'line-3',
  'ink-3',
  'ink-2',
  'ink-2',
  'ink',
];
const darks = [
  'ink-2',
  'ink-2',
  'ink-3',
  'line-3',
  'line-2',
  'surface-3',
  'surface',
  'surface',
  'ground',
  'ground',
];

const scale = (name: string, tokens: readonly string[]) =>
  Object.fromEntries(tokens.map((token, shade) => [`--mantine-color-${name}-${shade}`, `var(--${token})`]));

/** The same mapping in both themes: the tokens themselves know which theme is in force. */
const variables = {
  ...scale('gray', greys),
  ...scale('dark', darks),
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--pine-ink)',
  '--mantine-color-error': 'var(--red)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--surface-2)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-2)',
  '--mantine-color-disabled': 'var(--surface-3)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-color-pine-filled': 'var(--pine)',
  '--mantine-color-pine-filled-hover': 'var(--pine-hover)',
  '--mantine-color-pine-light': 'var(--pine-tint)',
  '--mantine-color-pine-light-hover': 'var(--pine-tint)',
  '--mantine-color-pine-light-color': 'var(--pine-ink)',
  '--mantine-color-pine-outline': 'var(--pine)',
  '--mantine-color-pine-outline-hover': 'var(--pine-tint)',
  '--mantine-primary-color-contrast': 'var(--on-pine)',
  '--mantine-shadow-md': 'var(--sh-pop)',
  '--mantine-shadow-xl': 'var(--sh-modal)',
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: variables,
  dark: variables,
});
