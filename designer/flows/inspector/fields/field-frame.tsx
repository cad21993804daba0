import { Input, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLanguage } from '#designer/i18n/i18n.tsx';
import { describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { useEditor, useView } from '../../editor/editor.ts';
import type { FieldProps } from '../field-editor.tsx';
import { fieldId, useFieldIssues, useNodeForm } from '../node-form.ts';
import classes from './field-frame.module.css';

interface FieldFrameProps {
  field: FieldProps;
  children: ReactNode;
  /** Shown at the right end of the label. */
  aside?: ReactNode;
  /** The field is made of others that show their own problems. */
  composite?: boolean;
  /** Put in place of the text that the kind gives. */
  label?: string;
  /** The children label themselves. */
  unlabelled?: boolean;
}

/** Label, help and problems around a field; where the problems panel jumps to. */
export function FieldFrame({ field, children, aside, composite = false, label, unlabelled = false }: FieldFrameProps) {
  const form = useNodeForm();
  const { language } = useLanguage();
  const id = fieldId(form.nodeId, field.path);
  const root = useRef<HTMLDivElement>(null);
  const texts = useFieldTexts(field);
  const issues = useFieldIssues(field.path, !composite);
  useFocusOnDemand(field, root, composite);
  return (
    <div ref={root} className={classes.field} data-field={field.path.join('.')}>
      {!unlabelled && !field.bare && (
        <div className={classes.head}>
          <Input.Label htmlFor={id} size="xs" className={classes.label}>
            {label ?? texts.label}
          </Input.Label>
          {texts.help && <Help text={texts.help} />}
          <span className={classes.space} />
          {aside}
        </div>
      )}
      {children}
      {texts.help && (
        <VisuallyHidden id={`${id}-help`} component="p">
          {texts.help}
        </VisuallyHidden>
      )}
      {issues.map((issue) => (
        <Input.Error
          key={`${issue.rule} ${issue.path?.join('.')} ${JSON.stringify(issue.params)}`}
          className={classes.issue}
          data-severity={issue.severity}
          role="alert"
        >
          {describeDiagnostic(issue, language).message}
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

/** What the kind calls the field. */
export function useFieldTexts(field: Pick<FieldProps, 'path' | 'textPath'>): { label: string; help?: string } {
  const { texts } = useNodeForm();
  return texts.fields[field.textPath] ?? { label: String(field.path.at(-1) ?? '') };
}

/** What the kind calls an option of a field. */
export function useOptionText(field: Pick<FieldProps, 'textPath'>): (option: string) => string {
  const { texts } = useNodeForm();
  return (option) => texts.options?.[`${field.textPath}=${option}`] ?? option;
}

/** Attributes every input of a field shares. */
export function useInputProps(field: FieldProps) {
  const form = useNodeForm();
  const texts = useFieldTexts(field);
  const invalid = useFieldIssues(field.path, true).some((issue) => issue.severity === 'error');
  return {
    id: fieldId(form.nodeId, field.path),
    'aria-label': texts.label,
    'aria-describedby': texts.help ? `${fieldId(form.nodeId, field.path)}-help` : undefined,
    'aria-invalid': invalid || undefined,
    error: invalid,
    readOnly: form.readOnly,
    size: 'xs' as const,
    onBlur: form.settle,
  };
}

function useFocusOnDemand(field: FieldProps, root: React.RefObject<HTMLDivElement | null>, composite: boolean): void {
  const { view } = useEditor();
  const form = useNodeForm();
  const wanted = useView((current) => current.focusField);
  const answered = useRef(0);
  const path = field.path.join('.');
  useEffect(() => {
    if (!wanted || wanted.node !== form.nodeId || wanted.seq === answered.current) return;
    const at = wanted.path.join('.');
    const here = at === path || (!composite && at.startsWith(`${path}.`));
    if (!here) return;
    answered.current = wanted.seq;
    const focusable = root.current?.querySelector<HTMLElement>('input, textarea, select, button, [tabindex="0"]');
    focusable?.focus();
    root.current?.scrollIntoView({ block: 'center' });
    view.set({ ...view.get(), focusField: undefined });
  }, [wanted, form.nodeId, path, composite, root, view]);
}
