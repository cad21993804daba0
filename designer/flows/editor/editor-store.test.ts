import { describe, expect, it } from 'vitest';
import { newFlow } from '#schemas/flow/new-flow.ts';
import { renameNode } from '../document/edit-node.ts';
import { insertNode } from '../document/insert-node.ts';
import { removeItems } from '../document/remove.ts';
import { selectionOf } from '../document/selection.ts';
import { createEditorStore } from './editor-store.ts';

const blank = newFlow({ id: 'f', name: 'F', kind: 'ivr', languages: ['en'] });
const flow = insertNode(blank, { kind: 'start', position: { x: 0, y: 0 } }).flow;

describe('the editor store', () => {
  it('undoes and redoes changes with their selection', () => {
    const store = createEditorStore(flow);
    store.select(selectionOf({ nodes: ['start'] }));
    store.edit((current) => removeItems(current, store.get().selection));
    expect(store.get()).toMatchObject({ document: { nodes: [] }, selection: { nodes: new Set() } });
    expect(store.undo()).toBe(true);
    expect(store.get().document).toBe(flow);
    expect([...store.get().selection.nodes]).toEqual(['start']);
    expect(store.redo()).toBe(true);
    expect(store.get().document.nodes).toEqual([]);
    expect(store.redo()).toBe(false);
  });

  it('joins typing into one step until it pauses or the field is left', () => {
    let at = 0;
    const store = createEditorStore(flow, () => at);
    const type = (label: string) => {
      at += 100;
      store.edit((current) => renameNode(current, 'start', label), { coalesce: 'label:start' });
    };
    type('H');
    type('Hi');
    expect(store.get().past).toHaveLength(1);
    at += 5000;
    type('Hi!');
    store.settle();
    type('Hi!!');
    expect(store.get().past).toHaveLength(3);
    store.undo();
    store.undo();
    expect(store.get().document.nodes[0]?.label).toBe('Hi');
  });

  it('forgets what could be redone once something else is changed', () => {
    const store = createEditorStore(flow);
    store.edit((current) => renameNode(current, 'start', 'A'));
    store.undo();
    store.edit((current) => renameNode(current, 'start', 'B'));
    expect(store.redo()).toBe(false);
  });

  it('takes no step for a change that changes nothing', () => {
    const store = createEditorStore(flow);
    store.edit((current) => renameNode(current, 'start', ''));
    expect(store.get().past).toEqual([]);
  });
});
