import { Tabs, VisuallyHidden } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormField } from './form-fields.tsx';
import { isInside } from './form-scope.ts';
import classes from './record-form.module.css';
import { useRecord } from './record-form.tsx';
import type { FieldPath } from './set-at-path.ts';

export interface FormSection {
  /** Its place in the address: `#general`. */
  id: string;
  label: string;
  /** What it holds: which problems and changes are counted here, and where links to a field lead. */
  paths: readonly FieldPath[];
  /** The fields of `paths`, one below the other, when absent. */
  content?: ReactNode;
}

interface FormSectionsProps {
  /** What screen readers call the row of tabs. */
  label: string;
  sections: readonly FormSection[];
}

/** The parts of a form as tabs, each with the number of its errors and a mark while it has changes. */
export function FormSections({ label, sections }: FormSectionsProps) {
  const form = useRecord();
  const navigate = useNavigate();
  const hash = useLocation({ select: (location) => location.hash });
  const active = sections.find(({ id }) => id === hash) ?? sectionOf(sections, hash.split('.')) ?? sections[0];
  const open = (id: string | null) => {
    if (!id) return;
    // Where the section before was scrolled to says nothing about this one, or about a field that is to be shown.
    void navigate({ to: '.', search: true, hash: id, replace: true, hashScrollIntoView: false, resetScroll: false });
  };
  const { wanted } = form;
  const openFor = useEffectEvent((path: FieldPath) => {
    const section = sectionOf(sections, path);
    if (section && section !== active) open(section.id);
  });
  useEffect(() => {
    if (wanted) openFor(wanted.path);
  }, [wanted]);
  return (
    <Tabs className={classes.sections} value={active?.id ?? null} onChange={open} keepMounted={false}>
      <Tabs.List aria-label={label} className={classes.tabs}>
        {sections.map((section) => (
          <Tabs.Tab key={section.id} value={section.id}>
            <SectionLabel section={section} />
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {sections.map(({ id, paths, content }) => (
        <Tabs.Panel key={id} value={id} className={classes.panel} data-scroll>
          {content ?? (
            <div className={classes.fields}>
              {paths.map((path) => (
                <FormField key={path.join('.')} path={path} />
              ))}
            </div>
          )}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function SectionLabel({ section: { label, paths } }: { section: FormSection }) {
  const form = useRecord();
  const { form: texts } = useMessages();
  const isHere = (path: FieldPath) => paths.some((own) => isInside(path, own));
  const errors = form.issues.filter(({ severity, path }) => severity === 'error' && isHere(path)).length;
  const changed = form.changed.some(isHere);
  return (
    <span className={classes.label}>
      {label}
      {errors > 0 ? (
        <span className={classes.errors} title={texts.sectionErrors(errors)}>
          <span aria-hidden>{errors}</span>
          <VisuallyHidden>{texts.sectionErrors(errors)}</VisuallyHidden>
        </span>
      ) : (
        // Keeps its place while nothing is changed, so that the tabs do not move.
        <span className={classes.mark} data-changed={changed || undefined} title={changed ? texts.changed : undefined}>
          {changed && <VisuallyHidden>{texts.changed}</VisuallyHidden>}
        </span>
      )}
    </span>
  );
}

function sectionOf(sections: readonly FormSection[], path: FieldPath): FormSection | undefined {
  return sections.find(({ paths }) => paths.some((own) => isInside(path, own) || isInside(own, path)));
}
