import { Button, Code, Group, List, Stack, Text } from '@mantine/core';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { Dialog } from '#designer/ui/dialog.tsx';
import { ButtonLink } from '#designer/ui/links.tsx';
import { describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { ImportOutcome } from './use-import.ts';

const MOST_SHOWN = 12;

interface ImportReportProps {
  report: ImportOutcome;
  onClose: () => void;
}

/** Why a file was refused, field by field, or what must be corrected in the flow it became. */
export function ImportReport({ report, onClose }: ImportReportProps) {
  const { flowList, common } = useMessages();
  const accepted = report.result === 'accepted';
  return (
    <Dialog
      opened
      onClose={onClose}
      size={560}
      title={accepted ? flowList.importedWithProblems(report.draft.summary.name) : flowList.refusedTitle(report.file)}
    >
      <Stack gap="sm">
        <Text size="sm">{accepted ? flowList.importedHelp : flowList.refusedHelp}</Text>
        {accepted ? <Problems report={report} /> : <Refusal report={report} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {common.close}
          </Button>
          {accepted && (
            <ButtonLink to="/flows/$flowId" params={{ flowId: report.draft.summary.id }}>
              {flowList.open}
            </ButtonLink>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}

function Refusal({ report }: { report: Extract<ImportOutcome, { result: 'refused' }> }) {
  const messages = useMessages();
  const { error } = report;
  if (error === null) return <Text size="sm">{messages.flowList.notAFlow}</Text>;
  if (error.issues.length === 0) return <Text size="sm">{describeError(error, messages)}</Text>;
  return (
    <Lines
      lines={error.issues.map((issue) => ({
        where: issue.path.slice(1).join('.'),
        what: issue.message,
      }))}
    />
  );
}

function Problems({ report }: { report: Extract<ImportOutcome, { result: 'accepted' }> }) {
  const { language } = useLanguage();
  const { nodes } = report.draft.document;
  const nameOf = (id: string) => nodes.find((node) => node.id === id)?.label || id;
  return (
    <Lines
      lines={report.errors.map((problem) => ({
        where: problem.node === undefined ? (problem.path?.join('.') ?? '') : nameOf(problem.node),
        what: describeDiagnostic(problem, language).message,
      }))}
    />
  );
}

function Lines({ lines }: { lines: readonly { where: string; what: string }[] }) {
  const { flowList } = useMessages();
  return (
    <List size="sm" spacing={4}>
      {lines.slice(0, MOST_SHOWN).map(({ where, what }) => (
        <List.Item key={`${where} ${what}`}>
          {where !== '' && <Code>{where}</Code>} {what}
        </List.Item>
      ))}
      {lines.length > MOST_SHOWN && (
        <List.Item c="dimmed">{flowList.moreProblems(lines.length - MOST_SHOWN)}</List.Item>
      )}
    </List>
  );
}
