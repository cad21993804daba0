import type { Flow, FlowNote } from '#schemas/flow/flow.ts';
import type { Point } from './move.ts';
import { idsOf, newId } from './new-id.ts';

export const NOTE_COLOURS = ['yellow', 'blue', 'green', 'red', 'grey'] as const satisfies readonly FlowNote['colour'][];

export function addNote(flow: Flow, position: Point): { flow: Flow; id: string } {
  const id = newId('note', idsOf(flow.notes));
  const note: FlowNote = { id, position, size: { width: 220, height: 120 }, text: '', colour: 'yellow' };
  return { flow: { ...flow, notes: [...flow.notes, note] }, id };
}

export function editNote(flow: Flow, id: string, change: Partial<Omit<FlowNote, 'id'>>): Flow {
  return { ...flow, notes: flow.notes.map((note) => (note.id === id ? { ...note, ...change } : note)) };
}
