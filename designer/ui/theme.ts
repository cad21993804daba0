import {
  type AlertProps,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineTheme,
} from '@mantine/core';
import { filterOptions } from './filter-options.ts';

/** The one accent: controls, links, selection and focus. State colours (green, yellow, red) never decorate. */
const rail: MantineColorsTuple = [
  '#eef1ff',
  '#dfe4ff',
  '#bdc7fe',
  '#98a8fb',
  '#788bf6',
  '#5c72f0',
  '#4459e6',
  '#3a4ccf',
  '#303fab',
  '#2a3788',
];

/** Dark enough at its end for white letters: buttons that take a call. */
const green: MantineColorsTuple = [
  '#ebfbee',
  '#d3f9d8',
  '#b2f2bb',
  '#8ce99a',
  '#69db7c',
  '#51cf66',
  '#40c057',
  '#2f9e44',
  '#237a37',
  '#1c642c',
];

const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#f0f2f5',
  '#e5e8ed',
  '#d8dce3',
  '#c2c8d2',
  '#98a1b0',
  '#667080',
  '#4b5563',
  '#343c49',
  '#1d232d',
];

const dark: MantineColorsTuple = [
  '#e4e7ec',
  '#c6ccd6',
  '#a1aab8',
  '#717b8b',
  '#3b424e',
  '#2f3540',
  '#23282f',
  '#181c22',
  '#12151a',
  '#0c0e12',
];

const badAlert = { '--alert-bg': 'var(--sy-bad-soft)', '--alert-color': 'var(--sy-bad)' };

export const theme = createTheme({
  primaryColor: 'rail',
  primaryShade: { light: 6, dark: 6 },
  colors: { rail, green, gray, dark },
  fontFamily: 'Inter, ui-sans-serif, system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  headings: { fontWeight: '600' },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  // Plain objects: `Menu.extend` and its like would load every one of these components with the first page.
  components: {
    Alert: {
      defaultProps: { p: 'sm' },
      // Mantine's tints are louder than the rest of the page, and too pale for their own text.
      vars: (_: MantineTheme, { color }: AlertProps) => ({ root: color === 'red' ? badAlert : {} }),
      styles: { message: { color: 'var(--mantine-color-text)' } },
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Button: { defaultProps: { size: 'xs' } },
    Loader: { defaultProps: { size: 'sm' } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md' } },
    // Longer lists are found by typing: drawing thousands of options takes seconds.
    MultiSelect: { defaultProps: { filter: filterOptions, limit: 300 } },
    Select: { defaultProps: { filter: filterOptions, limit: 300 } },
    Modal: {
      defaultProps: {
        centered: true,
        radius: 'md',
        overlayProps: { backgroundOpacity: 0.4 },
        transitionProps: { duration: 120 },
      },
    },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true, fz: 'xs' } },
  },
});

/** Mantine's secondary text is too pale on white for WCAG AA; `--sy-*` are the surfaces and states of this product. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1d232d',
    '--mantine-color-dimmed': '#5d6777',
    '--mantine-color-placeholder': '#687282',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-default-border': '#d8dce3',
    '--sy-surface': '#ffffff',
    '--sy-sunken': '#f7f8fa',
    '--sy-line': '#e5e8ed',
    '--sy-hover': '#f3f5f8',
    '--sy-accent-text': '#3a4ccf',
    '--sy-accent-soft': '#eef1ff',
    '--sy-good': '#17753a',
    '--sy-good-soft': '#e3f5e8',
    '--sy-warn': '#8a5a00',
    '--sy-warn-soft': '#fdf1d8',
    '--sy-bad': '#c02626',
    '--sy-bad-soft': '#fdeaea',
  },
  dark: {
    '--mantine-color-text': '#dfe3e9',
    '--mantine-color-dimmed': '#a1aab8',
    '--mantine-color-placeholder': '#8b94a3',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-default-border': '#3b424e',
    '--sy-surface': '#181c22',
    '--sy-sunken': '#12151a',
    '--sy-line': '#2a3039',
    '--sy-hover': '#1f242b',
    '--sy-accent-text': '#a3b1fc',
    '--sy-accent-soft': '#252c4d',
    '--sy-good': '#6fd28c',
    '--sy-good-soft': '#17351f',
    '--sy-warn': '#f0bd5b',
    '--sy-warn-soft': '#3a2d12',
    '--sy-bad': '#ff8f8f',
    '--sy-bad-soft': '#43201f',
  },
});
