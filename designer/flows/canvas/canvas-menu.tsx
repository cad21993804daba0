import { Menu } from '@mantine/core';
import { useReactFlow } from '@xyflow/react';
import { type MouseEvent, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { type Point, snap } from '../document/move.ts';
import { lastNode, selectionOf, selectionSize } from '../document/selection.ts';
import { changeView, useEditor, useEditorState } from '../editor/editor.ts';
import { useActions } from '../editor/use-actions.ts';

interface Opened {
  /** Where on the screen, and where on the canvas. */
  at: Point;
  place: Point;
}

/** What the right mouse button offers: the same verbs as the keys, with the keys beside them. */
export function useCanvasMenu() {
  const editor = useEditor();
  const { screenToFlowPosition } = useReactFlow();
  const [opened, setOpened] = useState<Opened>();
  const open = (event: MouseEvent | globalThis.MouseEvent) => {
    event.preventDefault();
    const at = { x: event.clientX, y: event.clientY };
    setOpened({ at, place: screenToFlowPosition(at) });
  };
  return {
    menu: opened && <CanvasMenu opened={opened} onClose={() => setOpened(undefined)} />,
    onPaneContextMenu: open,
    onSelectionContextMenu: open,
    onNodeContextMenu(event: MouseEvent, element: { id: string; type?: string }) {
      const { nodes } = editor.store.get().selection;
      if (element.type === 'card' && !nodes.has(element.id)) editor.store.select(selectionOf({ nodes: [element.id] }));
      open(event);
    },
    onEdgeContextMenu(event: MouseEvent, edge: { id: string }) {
      editor.store.select(selectionOf({ edges: [edge.id] }));
      open(event);
    },
  };
}

function CanvasMenu({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const editor = useEditor();
  const actions = useActions();
  const { canvas: texts, palette } = useMessages().flows;
  const selection = useEditorState((state) => state.selection);
  const node = lastNode(selection);
  const chosen = selection.nodes.size + selection.notes.size > 0;
  const copy = async (cut: boolean) => {
    const text = actions.copy();
    if (text === undefined) return;
    await navigator.clipboard.writeText(text);
    if (cut) actions.remove();
  };
  const edit = () => {
    const seq = (editor.view.get().focusField?.seq ?? 0) + 1;
    changeView(editor, { panel: 'inspector', focusField: { node, path: [], seq } });
  };
  const writes = !editor.readOnly;
  return (
    <Menu opened onClose={onClose} position="bottom-start" offset={0} shadow="md" width={220}>
      <Menu.Target>
        <span style={{ position: 'fixed', left: opened.at.x, top: opened.at.y }} />
      </Menu.Target>
      <Menu.Dropdown>
        {node && <Line label={texts.edit} keys="↵" onClick={edit} />}
        {node && writes && (
          <Line label={texts.connect} keys="C" onClick={() => changeView(editor, { picker: { type: 'exit', node } })} />
        )}
        {!chosen && writes && (
          <>
            <Line
              label={palette.search}
              keys="/"
              onClick={() => changeView(editor, { picker: { type: 'insert', at: snap(opened.place) } })}
            />
            <Line label={texts.addNote} onClick={() => actions.addNote(opened.place)} />
          </>
        )}
        <Menu.Divider />
        {chosen && <Line label={texts.copy} keys="Ctrl C" onClick={() => void copy(false)} />}
        {chosen && writes && <Line label={texts.cut} keys="Ctrl X" onClick={() => void copy(true)} />}
        {writes && (
          <Line
            label={texts.paste}
            keys="Ctrl V"
            onClick={() => void navigator.clipboard.readText().then((text) => actions.paste(text, opened.place))}
          />
        )}
        {chosen && writes && <Line label={texts.duplicate} keys="Ctrl D" onClick={() => actions.duplicate()} />}
        {selectionSize(selection) > 0 && writes && (
          <>
            <Menu.Divider />
            <Line label={texts.delete} keys="Del" onClick={() => actions.remove()} />
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Line({ label, keys, onClick }: { label: string; keys?: string; onClick: () => void }) {
  return (
    <Menu.Item onClick={onClick} rightSection={keys && <span style={{ opacity: 0.6, fontSize: 11 }}>{keys}</span>}>
      {label}
    </Menu.Item>
  );
}
