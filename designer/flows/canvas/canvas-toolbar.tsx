import { ActionIcon, Divider, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowsMaximize,
  IconBinaryTree2,
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  IconMinus,
  IconNote,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react';
import { useReactFlow } from '@xyflow/react';
import { type ReactNode, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { Alignment, Distribution } from '../document/align.ts';
import { changeView, useEditor, useEditorState } from '../editor/editor.ts';
import { useActions } from '../editor/use-actions.ts';
import classes from './canvas-toolbar.module.css';

const ALIGNMENTS: [Alignment, typeof IconPlus][] = [
  ['left', IconLayoutAlignLeft],
  ['centre', IconLayoutAlignCenter],
  ['right', IconLayoutAlignRight],
  ['top', IconLayoutAlignTop],
  ['middle', IconLayoutAlignMiddle],
  ['bottom', IconLayoutAlignBottom],
];

const DISTRIBUTIONS: [Distribution, typeof IconPlus][] = [
  ['horizontal', IconLayoutDistributeVertical],
  ['vertical', IconLayoutDistributeHorizontal],
];

/** What concerns the canvas as a whole, at its lower edge. */
export function CanvasToolbar() {
  const editor = useEditor();
  const actions = useActions();
  const { canvas: texts } = useMessages().flows;
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const several = useEditorState((state) => state.selection.nodes.size > 1);
  const [busy, setBusy] = useState(false);
  const layOut = async () => {
    setBusy(true);
    await actions.layOut().finally(() => setBusy(false));
  };
  return (
    <div className={classes.bar} role="toolbar" aria-label={texts.align}>
      <Button label={texts.zoomOut} onClick={() => void zoomOut({ duration: 120 })} icon={<IconMinus size={16} />} />
      <Button label={texts.zoomIn} onClick={() => void zoomIn({ duration: 120 })} icon={<IconPlus size={16} />} />
      <Button
        label={texts.fit}
        keys="1"
        onClick={() => void fitView({ duration: 200, padding: 0.12, maxZoom: 1 })}
        icon={<IconArrowsMaximize size={16} />}
      />
      <Divider orientation="vertical" />
      <Button
        label={texts.search}
        keys="Ctrl F"
        onClick={() => changeView(editor, { picker: { type: 'search' } })}
        icon={<IconSearch size={16} />}
      />
      {!editor.readOnly && (
        <>
          <Button
            label={texts.layout}
            keys="⇧ L"
            onClick={() => void layOut()}
            icon={<IconBinaryTree2 size={16} style={{ rotate: '-90deg' }} />}
            loading={busy}
          />
          <Button label={texts.addNote} onClick={() => actions.addNote()} icon={<IconNote size={16} />} />
        </>
      )}
      {several && !editor.readOnly && (
        <Menu position="top">
          <Menu.Target>
            <ActionIcon aria-label={texts.align} title={texts.align}>
              <IconLayoutAlignLeft size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {ALIGNMENTS.map(([to, Icon]) => (
              <Menu.Item key={to} leftSection={<Icon size={15} />} onClick={() => actions.align(to)}>
                {texts.alignment[to]}
              </Menu.Item>
            ))}
            <Menu.Divider />
            {DISTRIBUTIONS.map(([along, Icon]) => (
              <Menu.Item key={along} leftSection={<Icon size={15} />} onClick={() => actions.distribute(along)}>
                {texts.distribution[along]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

interface ButtonProps {
  label: string;
  keys?: string;
  icon: ReactNode;
  loading?: boolean;
  onClick: () => void;
}

function Button({ label, keys, icon, loading, onClick }: ButtonProps) {
  return (
    <Tooltip label={keys ? `${label}  (${keys})` : label}>
      <ActionIcon aria-label={label} onClick={onClick} loading={loading}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
