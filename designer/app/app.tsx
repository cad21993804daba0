import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ComponentProps, useState } from 'react';
import { createQueryClient } from '#designer/api/query.ts';
import { I18nProvider } from '#designer/i18n/i18n.tsx';
import { cssVariables, theme } from '#designer/ui/theme.ts';
import { ToastProvider } from '#designer/ui/toasts.tsx';
import { createAppRouter } from './router.tsx';

interface AppProps {
  initialLanguage: ComponentProps<typeof I18nProvider>['initial'];
}

/** The whole designer: what every page stands on, then the page of the address. */
export function App({ initialLanguage }: AppProps) {
  const [queryClient] = useState(createQueryClient);
  const [router] = useState(() => createAppRouter(queryClient));
  return (
    <I18nProvider initial={initialLanguage}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <ToastProvider>
            <RouterProvider router={router} />
          </ToastProvider>
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>
  );
}
