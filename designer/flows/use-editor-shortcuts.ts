import { useEffect, useEffectEvent } from 'react';
import { matchesShortcut } from '#designer/ui/matches-shortcut.ts';
import { changeView, useEditor } from './editor/editor.ts';
import { useActions } from './editor/use-actions.ts';

interface EditorShortcuts {
  onHelp: () => void;
  onSave: () => void;
}

/** Keys that work wherever the focus is in the editor, except in text editors that have an undo of their own. */
export function useEditorShortcuts({ onHelp, onSave }: EditorShortcuts): void {
  const editor = useEditor();
  const actions = useActions();
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('[role="dialog"]')) return;
    const inMonaco = event.target instanceof Element && event.target.closest('.monaco-editor') !== null;
    const commands: [string, () => void][] = [
      ['Ctrl+s', onSave],
      ['?', onHelp],
    ];
    // The canvas and its lists are out of reach while a page is designed over it.
    const onCanvas = editor.view.get().pageDesigner === undefined;
    if (onCanvas) commands.push(['/', () => !editor.readOnly && changeView(editor, { picker: { type: 'insert' } })]);
    if (!inMonaco) {
      if (onCanvas) commands.push(['Ctrl+f', () => changeView(editor, { picker: { type: 'search' } })]);
      commands.push(['Ctrl+y', actions.redo]);
      commands.push(['Ctrl+z', event.shiftKey ? actions.redo : actions.undo]);
    }
    const command = commands.find(([keys]) => matchesShortcut(event, keys));
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    command[1]();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    // Before the page-wide list of keys, which `?` would open otherwise.
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, []);
}
