import { useMemo } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame, useFieldTexts } from '#designer/ui/form/fields/field-frame.tsx';
import { SearchSelect } from '#designer/ui/form/fields/search-select.tsx';
import { FormField } from '#designer/ui/form/form-fields.tsx';
import { fieldId, useFormScope } from '#designer/ui/form/form-scope.ts';

/** The currency of the group's benefits. */
export function CurrencyField() {
  return <FormField path={['currency']} widget={CurrencySelect} />;
}

function CurrencySelect(field: FieldProps) {
  const form = useFormScope();
  const { dispositions: texts } = useMessages();
  const { language } = useLanguage();
  const { label } = useFieldTexts(field);
  const options = useMemo(() => {
    const names = new Intl.DisplayNames([language], { type: 'currency' });
    return Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: code, hint: names.of(code) ?? '' }));
  }, [language]);
  return (
    <FieldFrame field={field}>
      <SearchSelect
        id={fieldId(form.id, field.path)}
        label={label}
        value={String(field.value ?? '')}
        unknown={(code) => code}
        options={options}
        placeholder="EUR"
        none={texts.noCurrency}
        onChoose={(code) => form.set(field.path, code)}
        readOnly={form.readOnly}
        error={false}
      />
    </FieldFrame>
  );
}
