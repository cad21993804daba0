import { useMemo } from 'react';
import { localeOf } from '#designer/i18n/formats.ts';
import { useLanguage } from '#designer/i18n/i18n.tsx';
import type { Report } from '#schemas/api/reports.ts';
import { type BucketLabels, bucketLabels } from './bucket-labels.ts';

export function useBucketLabels(report: Report): BucketLabels {
  const { language } = useLanguage();
  return useMemo(() => bucketLabels(report, localeOf(language)), [report, language]);
}
