import { Input, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, use, useEffect, useRef } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '../field-editor.tsx';
import { fieldId, isInside, useFieldIssues, useFormScope, useIsChanged, WantedFieldContext } from '../form-scope.ts';
import classes from './field-frame.module.css';

interface FieldFrameProps {
  field: FieldProps;
  children: ReactNode;
  /** Shown at the right end of the label. */
  aside?: ReactNode;
  /** The field is made of others that show their own problems. */
  composite?: boolean;
  /** Put in place of the text that the form gives. */
  label?: string;
  /** The children label themselves. */
  unlabelled?: boolean;
}

/** Label, help and problems around a field; where links to a problem lead. */
export function FieldFrame({ field, children, aside, composite = false, label, unlabelled = false }: FieldFrameProps) {
  const form = useFormScope();
  const id = fieldId(form.id, field.path);
  const root = useRef<HTMLDivElement>(null);
  const texts = useFieldTexts(field);
  const issues = useFieldIssues(field.path, !composite);
  const changed = useIsChanged(field.path);
  useFocusOnDemand(field, root, composite);
  return (
    <div ref={root} className={classes.field} data-field={field.path.join('.')}>
      {!unlabelled && !field.bare && (
        <div className={classes.head}>
          <Input.Label htmlFor={id} size={form.dense ? 'xs' : 'sm'} className={classes.label}>
            {label ?? texts.label}
          </Input.Label>
          {form.dense && texts.help && <Help text={texts.help} />}
          {changed && <ChangedMark />}
          <span className={classes.space} />
          {aside}
        </div>
      )}
      {children}
      {texts.help && form.dense && (
        <VisuallyHidden id={`${id}-help`} component="p">
          {texts.help}
        </VisuallyHidden>
      )}
      {texts.help && !form.dense && !field.bare && (
        <Input.Description id={`${id}-help`} className={classes.description}>
          {texts.help}
        </Input.Description>
      )}
      {issues.map((issue) => (
        <Input.Error
          key={`${issue.path.join('.')} ${issue.message}`}
          className={classes.issue}
          data-severity={issue.severity}
          role="alert"
        >
          {issue.message}
        </Input.Error>
      ))}
    </div>
  );
}

/** The explanation of a field: a mark to point at, so that forms stay short. */
function Help({ text }: { text: string }) {
  return (
    <Tooltip label={text} multiline maw={280} openDelay={150} position="top-start">
      <IconInfoCircle className={classes.help} size={14} stroke={1.6} aria-hidden />
    </Tooltip>
  );
}

function ChangedMark() {
  const { form: texts } = useMessages();
  return (
    <span className={classes.changed} title={texts.changed}>
      <VisuallyHidden>{texts.changed}</VisuallyHidden>
    </span>
  );
}

/** What the form calls the field. */
export function useFieldTexts(field: Pick<FieldProps, 'path' | 'textPath'>): { label: string; help?: string } {
  const { texts } = useFormScope();
  const { prompt } = useMessages().form;
  const name = String(field.path.at(-1) ?? '');
  const ofPieces: Record<string, { label: string }> = prompt.fields;
  return (
    texts.fields[field.textPath] ?? (field.textPath.includes('[].') ? ofPieces[name] : undefined) ?? { label: name }
  );
}

/** What the form calls an option of a field. */
export function useOptionText(field: Pick<FieldProps, 'textPath'>): (option: string) => string {
  const { texts } = useFormScope();
  return (option) => texts.options?.[`${field.textPath}=${option}`] ?? option;
}

/** Attributes every input of a field shares. */
export function useInputProps(field: FieldProps) {
  const form = useFormScope();
  const texts = useFieldTexts(field);
  const invalid = useFieldIssues(field.path, true).some((issue) => issue.severity === 'error');
  return {
    id: fieldId(form.id, field.path),
    'aria-label': texts.label,
    'aria-describedby': texts.help ? `${fieldId(form.id, field.path)}-help` : undefined,
    'aria-invalid': invalid || undefined,
    error: invalid,
    readOnly: form.readOnly,
    size: form.dense ? ('xs' as const) : ('sm' as const),
    onBlur: () => form.settle(field.path),
  };
}

/** What Tab reaches: a chosen value has a button that takes it away, and Enter must not press that one. */
const FOCUSABLE = ['input', 'textarea', 'select', 'button', '[tabindex="0"]']
  .map((control) => `${control}:not([tabindex="-1"], [type="hidden"])`)
  .join(', ');

function useFocusOnDemand(field: FieldProps, root: React.RefObject<HTMLDivElement | null>, composite: boolean): void {
  const wanted = use(WantedFieldContext);
  const answered = useRef<unknown>(undefined);
  const path = field.path.join('.');
  useEffect(() => {
    if (!wanted || wanted === answered.current) return;
    const here = path.split('.');
    const isMeant = wanted.path.join('.') === path || (!composite && isInside(wanted.path, here));
    if (!isMeant) return;
    answered.current = wanted;
    root.current?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
    root.current?.scrollIntoView({ block: 'center' });
    wanted.done();
  }, [wanted, path, composite, root]);
}
