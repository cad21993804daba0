import { type NodeProps, NodeResizer, NodeToolbar, Position } from '@xyflow/react';
import { memo, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { editNote, NOTE_COLOURS } from '../document/edit-note.ts';
import { changeView, useEditor, useView } from '../editor/editor.ts';
import type { NoteNode } from '../graph/graph-elements.ts';
import noteClasses from '../graph/note-card.module.css';
import classes from './canvas-note.module.css';

/** A sticky note: double-click or Enter to write, drag a corner to resize. */
export const CanvasNote = memo(function CanvasNote({ data: { note }, selected }: NodeProps<NoteNode>) {
  const editor = useEditor();
  const { canvas: texts } = useMessages().flows;
  const editing = useView((view) => view.editingNote === note.id);
  const stop = () => editor.view.get().editingNote === note.id && changeView(editor, { editingNote: undefined });
  return (
    <>
      <NodeResizer
        isVisible={Boolean(selected) && !editor.readOnly}
        minWidth={80}
        minHeight={40}
        lineClassName={classes.line}
        handleClassName={classes.corner}
      />
      <NodeToolbar isVisible={Boolean(selected) && !editor.readOnly} position={Position.Top} offset={8}>
        <fieldset className={classes.colours} aria-label={texts.noteColour}>
          {NOTE_COLOURS.map((colour) => (
            <button
              key={colour}
              type="button"
              className={classes.colour}
              data-colour={colour}
              aria-pressed={note.colour === colour}
              aria-label={texts.colours[colour]}
              title={texts.colours[colour]}
              onClick={() => editor.store.edit((flow) => editNote(flow, note.id, { colour }))}
            />
          ))}
        </fieldset>
      </NodeToolbar>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keyboard opens the note with Enter on the canvas */}
      <div
        className={noteClasses.note}
        data-colour={note.colour}
        data-selected={selected || undefined}
        onDoubleClick={() => !editor.readOnly && changeView(editor, { editingNote: note.id })}
      >
        {editing ? (
          <NoteText
            text={note.text}
            label={texts.addNote}
            onChange={(text) =>
              editor.store.edit((flow) => editNote(flow, note.id, { text }), { coalesce: `note:${note.id}` })
            }
            onDone={stop}
          />
        ) : (
          note.text || <span className={noteClasses.empty}>{texts.noteHint}</span>
        )}
      </div>
    </>
  );
});

interface NoteTextProps {
  text: string;
  label: string;
  onChange: (text: string) => void;
  onDone: () => void;
}

function NoteText({ text, label, onChange, onDone }: NoteTextProps) {
  const [draft, setDraft] = useState(text);
  return (
    <textarea
      className={`${noteClasses.editor} nodrag nowheel nopan`}
      aria-label={label}
      // biome-ignore lint/a11y/noAutofocus: the note was opened in order to write in it
      autoFocus
      maxLength={5000}
      value={draft}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
        onChange(event.currentTarget.value);
      }}
      onBlur={onDone}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        event.currentTarget.closest<HTMLElement>('.react-flow')?.focus();
        onDone();
      }}
    />
  );
}
