import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconEyeOff, IconHelp, IconRoute } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { type Diagnostic, describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { isWaivable } from '#schemas/diagnostics/rules/index.ts';
import { removeWaivers } from '../document/edit-waiver.ts';
import { useEditor, useFlow } from '../editor/editor.ts';
import { viewNode } from '../graph/node-view.ts';
import classes from './problems-panel.module.css';
import { SEVERITY_ICONS } from './severity-icons.ts';
import type { Trail } from './trail-player.ts';
import { useGoToProblem } from './use-go-to-problem.ts';

export const groupings = ['severity', 'node', 'rule'] as const;
export type Grouping = (typeof groupings)[number];

/** More lines than anyone reads at once; the count says how many there are. */
const SHOWN = 200;

interface Listed {
  diagnostic: Diagnostic;
  /** Why it was waived. */
  reason?: string;
}

interface ProblemListProps {
  found: readonly Listed[];
  grouping: Grouping;
  onExplain: (rule: string) => void;
  onWaive?: (found: Diagnostic) => void;
  onTakeBack?: (found: Diagnostic) => void;
  onPlay?: (trail: Trail) => void;
}

/** Findings, each with what can be done about it; Enter or a click on a line goes to the node and the field. */
export function ProblemList({ found, grouping, ...actions }: ProblemListProps) {
  const { problems: texts } = useMessages().flows;
  const sorted = grouping === 'severity' ? found : sortInGroups(found, grouping);
  return (
    <ul className={classes.list} onKeyDown={moveBetweenLines} data-scroll>
      {sorted.slice(0, SHOWN).map((listed, index) => (
        // Diagnostics have no identity of their own; the list is replaced as a whole.
        <ProblemLine key={index} listed={listed} {...actions} />
      ))}
      {sorted.length > SHOWN && <li className={classes.none}>{texts.more(sorted.length - SHOWN)}</li>}
    </ul>
  );
}

/** Keeps those of one node, or of one rule, together: the groups in the order of their worst finding. */
function sortInGroups(found: readonly Listed[], grouping: 'node' | 'rule'): Listed[] {
  const groups = new Map<string, Listed[]>();
  for (const listed of found) {
    const key = listed.diagnostic[grouping] ?? '';
    const group = groups.get(key);
    if (group) group.push(listed);
    else groups.set(key, [listed]);
  }
  return [...groups.values()].flat();
}

interface ProblemLineProps extends Omit<ProblemListProps, 'found' | 'grouping'> {
  listed: Listed;
}

function ProblemLine({ listed: { diagnostic: found, reason }, ...actions }: ProblemLineProps) {
  const { problems: texts } = useMessages().flows;
  const { language } = useLanguage();
  const { store, readOnly } = useEditor();
  const goTo = useGoToProblem();
  const title = useFlow((flow) => {
    const node = flow.nodes.find((candidate) => candidate.id === found.node);
    return node ? viewNode(node, language, flow.languages[0] ?? language).title : undefined;
  });
  const { message, remedy } = describeDiagnostic(found, language);
  const Icon = SEVERITY_ICONS[found.severity];
  const { trail } = found;
  const stale = found.rule === 'stale-waiver' && !readOnly;
  const takeBackStale = () =>
    store.edit((flow) => removeWaivers(flow, { ...found, rule: String(found.params.waived) }));
  return (
    <li className={classes.row}>
      <UnstyledButton className={classes.line} onClick={() => goTo(found)} data-rule={found.rule} data-line>
        <span className={classes.icon} data-severity={found.severity}>
          <Icon size={16} stroke={1.8} role="img" aria-label={texts.severity[found.severity]} />
        </span>
        <span className={classes.where}>{title ?? found.variable ?? texts.flow}</span>
        <span className={classes.what}>
          {message}{' '}
          <span className={classes.remedy}>{reason === undefined ? remedy : texts.waived.reason(reason)}</span>
        </span>
      </UnstyledButton>
      <span className={classes.actions}>
        {trail && trail.length > 0 && actions.onPlay && (
          <Action label={texts.way} onClick={() => actions.onPlay?.(trail)}>
            <IconRoute size={15} aria-hidden />
          </Action>
        )}
        {actions.onWaive && isWaivable(found.rule) && (
          <Action label={texts.waive} onClick={() => actions.onWaive?.(found)}>
            <IconEyeOff size={15} aria-hidden />
          </Action>
        )}
        {(actions.onTakeBack || stale) && (
          <Action label={texts.takeBack} onClick={() => (stale ? takeBackStale() : actions.onTakeBack?.(found))}>
            <IconArrowBackUp size={15} aria-hidden />
          </Action>
        )}
        <Action label={texts.why} onClick={() => actions.onExplain(found.rule)}>
          <IconHelp size={15} aria-hidden />
        </Action>
      </span>
    </li>
  );
}

function Action({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" variant="subtle" color="gray" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function moveBetweenLines(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-line]')];
  const row = document.activeElement?.closest('li')?.querySelector<HTMLElement>('[data-line]');
  lines[(row ? lines.indexOf(row) : -1) + step]?.focus();
  event.preventDefault();
}
