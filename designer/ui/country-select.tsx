import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useFormats, useLanguage } from '#designer/i18n/i18n.tsx';

/** ISO 3166-1 */
const CODES =
  'AD AE AF AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FR GA GB GD GE GF GH GI GM GN GP GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KM KR KW KZ LA LB LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MO MQ MR MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NZ OM PA PE PF PG PH PK PL PM PR PT PY QA RE RO RS RU RW SA SC SD SE SG SI SK SL SM SN SO SR SV SY TD TG TH TJ TM TN TR TT TW TZ UA UG US UY UZ VE VN WF YE YT ZA ZM ZW'.split(
    ' ',
  );

interface CountrySelectProps {
  id?: string;
  label?: string;
  'aria-label'?: string;
  'aria-describedby'?: string | undefined;
  readOnly?: boolean;
  description?: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong, or only that something is. */
  error?: string | boolean | undefined;
  onBlur?: () => void;
  /** Fewer than all. */
  codes?: readonly string[];
  size?: 'xs' | 'sm';
}

/** A country by its name in the language in use. */
export function CountrySelect({ codes = CODES, onChange, ...props }: CountrySelectProps) {
  const { language } = useLanguage();
  const { compare } = useFormats();
  const data = useMemo(() => {
    const names = new Intl.DisplayNames([language], { type: 'region' });
    return codes.map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) => compare(a.label, b.label));
  }, [codes, language, compare]);
  return (
    <Select
      {...props}
      data={data}
      searchable={codes.length > 10}
      allowDeselect={false}
      onChange={(value) => value && onChange(value)}
    />
  );
}

/** Where the person in front of the screen most likely is. */
export function likelyCountry(language: string): string {
  const { region } = new Intl.Locale(navigator.language).maximize();
  if (region && navigator.language.includes('-') && CODES.includes(region)) return region;
  return language === 'fr' ? 'FR' : 'GB';
}
