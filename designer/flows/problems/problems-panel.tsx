import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleX, IconInfoCircle, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useMemo } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { type Diagnostic, describeDiagnostic, type Severity } from '#schemas/diagnostics/diagnostic.ts';
import { changeView, useChecks, useEditor, useFlow } from '../editor/editor.ts';
import { viewNode } from '../graph/node-view.ts';
import classes from './problems-panel.module.css';
import { useGoToProblem } from './use-go-to-problem.ts';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** More lines than anyone reads at once; the count says how many there are. */
const SHOWN = 200;

export const SEVERITY_ICONS = { error: IconCircleX, warning: IconAlertTriangle, info: IconInfoCircle };

/** Everything that is wrong, worst first; Enter or a click goes to the node and the field. */
export function ProblemsPanel() {
  const editor = useEditor();
  const { problems: texts } = useMessages().flows;
  const { common } = useMessages();
  const diagnostics = useChecks((checks) => checks.diagnostics);
  const sorted = useMemo(() => {
    const all = diagnostics ?? [];
    return SEVERITIES.flatMap((severity) => all.filter((found) => found.severity === severity));
  }, [diagnostics]);
  return (
    <section className={classes.panel} aria-label={texts.title}>
      <header className={classes.header}>
        <h2 className={classes.title}>{texts.title}</h2>
        <ActionIcon
          size="sm"
          aria-label={common.close}
          onClick={() => changeView(editor, { problemsOpen: false })}
          data-close
        >
          <IconX size={15} aria-hidden />
        </ActionIcon>
      </header>
      {sorted.length === 0 ? (
        <p className={classes.none}>{texts.none}</p>
      ) : (
        <ul className={classes.list} onKeyDown={moveBetweenLines} data-scroll>
          {sorted.slice(0, SHOWN).map((found, index) => (
            // Diagnostics have no identity of their own; the list is replaced as a whole.
            <ProblemLine key={index} found={found} />
          ))}
          {sorted.length > SHOWN && <li className={classes.none}>{texts.more(sorted.length - SHOWN)}</li>}
        </ul>
      )}
    </section>
  );
}

function ProblemLine({ found }: { found: Diagnostic }) {
  const { problems: texts } = useMessages().flows;
  const { language } = useLanguage();
  const goTo = useGoToProblem();
  const title = useFlow((flow) => {
    const node = flow.nodes.find((candidate) => candidate.id === found.node);
    return node ? viewNode(node, language, flow.languages[0] ?? language).title : undefined;
  });
  const { message, remedy } = describeDiagnostic(found, language);
  const Icon = SEVERITY_ICONS[found.severity];
  return (
    <li>
      <UnstyledButton className={classes.line} onClick={() => goTo(found)} data-rule={found.rule}>
        <span className={classes.icon} data-severity={found.severity}>
          <Icon size={16} stroke={1.8} role="img" aria-label={texts.severity[found.severity]} />
        </span>
        <span className={classes.where}>{title ?? found.variable ?? texts.flow}</span>
        <span className={classes.what}>
          {message} <span className={classes.remedy}>{remedy}</span>
        </span>
      </UnstyledButton>
    </li>
  );
}

function moveBetweenLines(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const active = document.activeElement;
  const at = active instanceof HTMLElement ? lines.indexOf(active) : -1;
  lines[at + step]?.focus();
  event.preventDefault();
}
