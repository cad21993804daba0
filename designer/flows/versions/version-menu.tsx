import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { urlOf } from '#designer/api/call.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { exportFlow } from '#schemas/api/flows.ts';
import { useEditor } from '../editor/editor.ts';
import type { Side } from './side.ts';

interface VersionMenuProps {
  side: Side;
  onView?: () => void;
  /** What cannot be done now is left out. */
  onCompare?: () => void;
  onCompareWithLast?: () => void;
  onGoLive?: () => void;
  onSchedule?: () => void;
  onRestore?: () => void;
  onDuplicate?: () => void;
}

/** What can be done with the draft or a version. */
export function VersionMenu(props: VersionMenuProps) {
  const { side, onView, onCompare, onCompareWithLast, onGoLive, onSchedule, onRestore, onDuplicate } = props;
  const { flowId, readOnly } = useEditor();
  const { versions: texts, compare } = useMessages().flows;
  const { common } = useMessages();
  const version = side === 'draft' ? undefined : side;
  const href = (as: 'flow' | 'xstate') => urlOf(exportFlow, { params: { id: flowId }, query: { version, as } });
  const label = version === undefined ? texts.draft : texts.version(version);
  const file = `${flowId}${version === undefined ? '' : `-v${version}`}`;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={24} aria-label={`${common.actions}: ${label}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onView && <Menu.Item onClick={onView}>{texts.view}</Menu.Item>}
        {onCompare && (
          <Menu.Item onClick={onCompare}>{side === 'draft' ? texts.compareWithLive : texts.compareWithDraft}</Menu.Item>
        )}
        {onCompareWithLast && <Menu.Item onClick={onCompareWithLast}>{texts.compareWithLast}</Menu.Item>}
        {!readOnly && (onGoLive || onSchedule || onRestore || onDuplicate) && <Menu.Divider />}
        {onGoLive && !readOnly && <Menu.Item onClick={onGoLive}>{compare.aliases.rollBack}</Menu.Item>}
        {onSchedule && !readOnly && <Menu.Item onClick={onSchedule}>{compare.aliases.schedule}</Menu.Item>}
        {onRestore && !readOnly && <Menu.Item onClick={onRestore}>{texts.restore}</Menu.Item>}
        {onDuplicate && !readOnly && <Menu.Item onClick={onDuplicate}>{texts.duplicate}</Menu.Item>}
        <Menu.Divider />
        <Menu.Item component="a" href={href('flow')} download={`${file}.json`}>
          {texts.exportFlow}
        </Menu.Item>
        <Menu.Item component="a" href={href('xstate')} download={`${file}.machine.json`}>
          {texts.exportMachine}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
