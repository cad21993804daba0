import { useCallback } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Report } from '#schemas/api/reports.ts';

/** Amounts of money in words, one for each currency. */
export function useAmounts(): (benefits: Report['benefits']) => string {
  const formats = useFormats();
  const { never } = useMessages().supervision;
  return useCallback(
    (benefits) =>
      benefits.length === 0
        ? never
        : benefits.map(({ currency, amount }) => formats.money(amount, currency, 0)).join(' + '),
    [formats, never],
  );
}
