import { createContext, type ReactNode, use, useId, useMemo, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useShortcuts } from '../shortcuts.tsx';
import { useLeaveGuard } from '../use-leave-guard.ts';
import {
  ChangedFieldsContext,
  FieldIssuesContext,
  type FormScope,
  FormScopeContext,
  SpokenLanguagesContext,
  WantedFieldContext,
} from './form-scope.ts';
import classes from './record-form.module.css';
import { useAddressedField } from './use-addressed-field.ts';
import type { RecordFormState } from './use-record-form.ts';
import { useSettle } from './use-settle.ts';

const RecordFormContext = createContext<RecordFormState | null>(null);

export function useRecord(): RecordFormState {
  const form = use(RecordFormContext);
  if (!form) throw new Error('useRecord needs a RecordForm above it');
  return form;
}

/**
 * A form over a page: Ctrl+S saves, leaving with unsaved changes asks first, and `#path.of.a.field` in the address shows
 * that field.
 */
export function RecordForm({ form, children }: { form: RecordFormState; children: ReactNode }) {
  const { common } = useMessages();
  useLeaveGuard(form.dirty);
  useShortcuts(form.readOnly ? [] : [{ keys: 'Ctrl+S', label: common.save, run: () => void form.save() }]);
  useAddressedField(form);
  return (
    <RecordFields form={form}>
      <form {...form.form} className={classes.form} {...useSettle(form)}>
        {children}
      </form>
    </RecordFields>
  );
}

/** Nothing is to be done by the field itself: `useSettle` watches all of them. */
function leave(): void {}

/** What fields need of the form around them, without the form element. */
export function RecordFields({ form, children }: { form: RecordFormState; children: ReactNode }) {
  const id = useId();
  const { texts, readOnly, set, flowKind, languages } = form;
  const scope = useMemo<FormScope>(
    () => ({ id, texts, readOnly, dense: false, set, settle: leave, caller: { kind: flowKind } }),
    [id, texts, readOnly, set, flowKind],
  );
  const [chosen, choose] = useState<string>();
  const spoken = chosen !== undefined && languages.includes(chosen) ? chosen : (languages[0] ?? 'en');
  const changed = useMemo(() => new Set(form.changed.map((path) => path.join('.'))), [form.changed]);
  return (
    <RecordFormContext value={form}>
      <FormScopeContext value={scope}>
        <FieldIssuesContext value={form.issues}>
          <ChangedFieldsContext value={changed}>
            <SpokenLanguagesContext value={{ languages, spoken, choose }}>
              <WantedFieldContext value={form.wanted}>{children}</WantedFieldContext>
            </SpokenLanguagesContext>
          </ChangedFieldsContext>
        </FieldIssuesContext>
      </FormScopeContext>
    </RecordFormContext>
  );
}
