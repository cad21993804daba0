import { useMemo } from 'react';
import { useLanguage } from '#designer/i18n/i18n.tsx';
import type { Report } from '#schemas/api/reports.ts';
import { type BucketLabels, bucketLabels } from './bucket-labels.ts';

export function useBucketLabels(report: Report): BucketLabels {
  const { language } = useLanguage();
  return useMemo(() => bucketLabels(report, language === 'fr' ? 'fr-FR' : 'en-GB'), [report, language]);
}
