import { useCallback } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import type { Report } from '#schemas/api/reports.ts';

/** Amounts of money in words, one for each currency. */
export function useAmounts(): (benefits: Report['benefits']) => string {
  const { language } = useLanguage();
  const { never } = useMessages().supervision;
  return useCallback(
    (benefits) => {
      const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
      const said = benefits.map(({ currency, amount }) =>
        new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount),
      );
      return said.length === 0 ? never : said.join(' + ');
    },
    [language, never],
  );
}
