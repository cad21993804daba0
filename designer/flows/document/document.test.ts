import { describe, expect, it } from 'vitest';
import type { Flow } from '#schemas/flow/flow.ts';
import { newFlow } from '#schemas/flow/new-flow.ts';
import { alignNodes, distributeNodes } from './align.ts';
import { canConnect, connectExit, disconnectExit } from './connect.ts';
import { copyItems, pasteItems, readClip } from './copy-paste.ts';
import { addLanguage, makeFirstLanguage, removeLanguage } from './edit-flow.ts';
import { editConfig, renameNode } from './edit-node.ts';
import { addNote, editNote } from './edit-note.ts';
import { addVariable, editVariable, removeVariable, renameVariable } from './edit-variable.ts';
import { exitsOf } from './exits-of.ts';
import { freeExit, insertNode } from './insert-node.ts';
import { moveItems, nudgeItems, snap } from './move.ts';
import { removeItems } from './remove.ts';
import { selectionOf } from './selection.ts';
import { countVariableUse, nodesUsing } from './variable-use.ts';

const empty = newFlow({ id: 'f', name: 'Support', kind: 'ivr', languages: ['en', 'fr'] });

/** start → menu → (1) play-prompt → hang-up */
function supportFlow(): Flow {
  let flow = insertNode(empty, { kind: 'start', position: { x: 0, y: 0 } }).flow;
  flow = insertNode(flow, { kind: 'menu', position: { x: 300, y: 0 }, from: { node: 'start', exit: 'next' } }).flow;
  const play = { kind: 'play-prompt', position: { x: 600, y: 0 }, from: { node: 'menu', exit: 'key-1' } };
  flow = insertNode(flow, play).flow;
  const end = { kind: 'hang-up', position: { x: 900, y: 0 }, from: { node: 'play-prompt', exit: 'next' } };
  return insertNode(flow, end).flow;
}

const links = (flow: Flow) => flow.edges.map((edge) => `${edge.source}>${edge.exit}>${edge.target}`).sort();

describe('inserting', () => {
  it('gives readable ids and the config the kind starts with', () => {
    const flow = insertNode(supportFlow(), { kind: 'menu', position: { x: 0, y: 0 } }).flow;
    expect(flow.nodes.map((node) => node.id)).toEqual(['start', 'menu', 'play-prompt', 'hang-up', 'menu-2']);
    expect(flow.nodes[1]?.config).toHaveProperty('choices');
  });

  it('puts a node between two that were connected', () => {
    const between = { kind: 'play-prompt', position: { x: 150, y: 0 }, from: { node: 'start', exit: 'next' } };
    expect(links(insertNode(supportFlow(), between).flow)).toContain('play-prompt-2>next>menu');
  });

  it('finds the exit that waits for a connection', () => {
    expect(freeExit(supportFlow(), 'menu')).toBe('key-2');
    expect(freeExit(supportFlow(), 'start')).toBeUndefined();
    expect(freeExit(supportFlow(), 'play-prompt')).toBe('error');
  });
});

describe('connecting', () => {
  it('replaces what the exit led to and keeps the edge id', () => {
    const before = supportFlow();
    const after = connectExit(before, { source: 'menu', exit: 'key-1', target: 'hang-up' });
    expect(links(after)).toContain('menu>key-1>hang-up');
    expect(links(after)).not.toContain('menu>key-1>play-prompt');
    expect(after.edges.map((edge) => edge.id).sort()).toEqual(before.edges.map((edge) => edge.id).sort());
  });

  it('leaves the document alone when nothing changes', () => {
    const flow = supportFlow();
    expect(connectExit(flow, { source: 'menu', exit: 'key-1', target: 'play-prompt' })).toBe(flow);
    expect(disconnectExit(flow, { source: 'menu', exit: 'key-2' })).toBe(flow);
  });

  it('refuses edges into the start and from exits that do not exist', () => {
    const flow = supportFlow();
    expect(canConnect(flow, { source: 'menu', exit: 'key-2', target: 'hang-up' })).toBe(true);
    expect(canConnect(flow, { source: 'menu', exit: 'key-2', target: 'start' })).toBe(false);
    expect(canConnect(flow, { source: 'menu', exit: 'key-9', target: 'hang-up' })).toBe(false);
  });
});

describe('removing', () => {
  it('joins the neighbours of a step taken out of a path', () => {
    expect(links(removeItems(supportFlow(), selectionOf({ nodes: ['play-prompt'] })))).toEqual([
      'menu>key-1>hang-up',
      'start>next>menu',
    ]);
  });

  it('removes edges and notes without touching nodes', () => {
    const { flow, id } = addNote(supportFlow(), { x: 0, y: 0 });
    const edge = flow.edges[0]?.id ?? '';
    const after = removeItems(flow, selectionOf({ edges: [edge], notes: [id] }));
    expect(after.notes).toEqual([]);
    expect(after.edges).toHaveLength(flow.edges.length - 1);
    expect(after.nodes).toHaveLength(flow.nodes.length);
  });
});

describe('moving', () => {
  it('moves nodes and notes and keeps the identity of the others', () => {
    const flow = supportFlow();
    const after = moveItems(flow, new Map([['menu', { x: 10, y: 20 }]]));
    expect(after.nodes[1]?.position).toEqual({ x: 10, y: 20 });
    expect(after.nodes[0]).toBe(flow.nodes[0]);
    expect(moveItems(flow, new Map([['menu', { x: 300, y: 0 }]]))).toBe(flow);
  });

  it('nudges by a distance and snaps to the grid', () => {
    expect(nudgeItems(supportFlow(), new Set(['menu']), { x: 20, y: 0 }).nodes[1]?.position).toEqual({ x: 320, y: 0 });
    expect(snap({ x: 31, y: -9 })).toEqual({ x: 40, y: -0 });
  });

  it('aligns and distributes', () => {
    const size = () => ({ width: 100, height: 50 });
    const ids = new Set(['start', 'menu', 'hang-up']);
    const skewed = moveItems(supportFlow(), new Map([['menu', { x: 120, y: 70 }]]));
    expect(alignNodes(skewed, ids, 'bottom', size).nodes[0]?.position.y).toBe(70);
    expect(distributeNodes(skewed, ids, 'horizontal', size).nodes[1]?.position.x).toBe(450);
  });
});

describe('copying', () => {
  it('pastes under new ids with the edges between the copied nodes', () => {
    const flow = supportFlow();
    const copied = copyItems(flow, selectionOf({ nodes: ['menu', 'play-prompt'] }));
    const pasted = pasteItems(flow, copied, { x: 40, y: 40 });
    expect([...pasted.selection.nodes]).toEqual(['menu-2', 'play-prompt-2']);
    expect(links(pasted.flow)).toContain('menu-2>key-1>play-prompt-2');
    expect(new Set(pasted.flow.edges.map((edge) => edge.id)).size).toBe(pasted.flow.edges.length);
  });

  it('brings the variables its nodes need, and no second start', () => {
    const flow = withVariable(supportFlow());
    const copied = copyItems(flow, selectionOf({ nodes: ['start', 'play-prompt'] }));
    const other = insertNode({ ...empty, id: 'g' }, { kind: 'start', position: { x: 0, y: 0 } }).flow;
    const pasted = pasteItems(other, copied, { x: 0, y: 0 }).flow;
    expect(pasted.variables.map((variable) => variable.name)).toEqual(['order']);
    expect(pasted.nodes.map((node) => node.kind)).toEqual(['start', 'play-prompt']);
  });

  it('recognises its own clipboard text and nothing else', () => {
    const copied = copyItems(supportFlow(), selectionOf({ nodes: ['menu'] }));
    expect(readClip(JSON.stringify(copied))).toEqual(copied);
    expect(readClip('hello')).toBeUndefined();
    expect(readClip('{"nodes":[]}')).toBeUndefined();
  });
});

describe('editing a config', () => {
  it('lets the edge follow a choice that gets another key', () => {
    const flow = supportFlow();
    const config = { ...flow.nodes[1]?.config, choices: [choice('7'), choice('2')] };
    expect(links(editConfig(flow, 'menu', config))).toContain('menu>key-7>play-prompt');
  });

  it('drops the edge of a choice that is removed', () => {
    const flow = supportFlow();
    const config = { ...flow.nodes[1]?.config, choices: [choice('2')] };
    expect(links(editConfig(flow, 'menu', config))).toEqual(['play-prompt>next>hang-up', 'start>next>menu']);
  });

  it('keeps edges when choices change places', () => {
    const flow = supportFlow();
    const config = { ...flow.nodes[1]?.config, choices: [choice('2'), choice('1')] };
    expect(links(editConfig(flow, 'menu', config))).toEqual(links(flow));
  });

  it('shows the exits of a config that is not finished', () => {
    const flow = supportFlow();
    const config = { ...flow.nodes[1]?.config, prompt: [], choices: [choice('1'), choice('1'), choice('3')] };
    const unfinished = editConfig(flow, 'menu', config).nodes[1];
    expect(unfinished && exitsOf(unfinished).map((exit) => exit.id)).toEqual(
      expect.arrayContaining(['key-1', 'key-3']),
    );
  });

  it('renames a node', () => {
    expect(renameNode(supportFlow(), 'menu', 'Main menu').nodes[1]?.label).toBe('Main menu');
  });
});

describe('variables', () => {
  it('declares under a free name', () => {
    const once = addVariable(empty, { name: 'order', type: 'text' }).flow;
    expect(addVariable(once, { name: 'order', type: 'text' }).name).toBe('order_2');
  });

  it('renames in expressions, texts and declaration, but not in strings and members', () => {
    const flow = renameVariable(withVariable(supportFlow()), 'order', 'orderNumber');
    expect(flow.variables[0]?.name).toBe('orderNumber');
    expect(flow.nodes[2]?.config.prompt).toEqual([
      { type: 'text', text: { en: 'Your order {{ orderNumber }}', fr: 'order {{ "order" + event.order }}' } },
      { type: 'digits', value: 'orderNumber' },
    ]);
  });

  it('counts where a variable is used', () => {
    const flow = withVariable(supportFlow());
    expect(countVariableUse(flow).get('order')).toBe(2);
    expect(nodesUsing(flow, 'order')).toEqual(['play-prompt']);
    expect(removeVariable(flow, 'order').variables).toEqual([]);
  });

  it('gives a new initial value when the type changes', () => {
    const flow = editVariable(withVariable(empty), 'order', { initial: 'x' });
    expect(editVariable(flow, 'order', { type: 'number' }).variables[0]?.initial).toBe(0);
  });
});

describe('notes and languages', () => {
  it('adds and edits notes', () => {
    const { flow, id } = addNote(empty, { x: 1, y: 2 });
    expect(editNote(flow, id, { text: 'Hello', colour: 'blue' }).notes[0]).toMatchObject({
      text: 'Hello',
      colour: 'blue',
    });
  });

  it('takes a language out of every prompt, but never the last one', () => {
    const flow = removeLanguage(withVariable(supportFlow()), 'fr');
    expect(JSON.stringify(flow.nodes)).not.toContain('"fr"');
    expect(removeLanguage(flow, 'en')).toBe(flow);
    expect(makeFirstLanguage(addLanguage(flow, 'fr'), 'fr').languages).toEqual(['fr', 'en']);
  });
});

function choice(key: string) {
  return { key, label: '' };
}

function withVariable(flow: Flow): Flow {
  const declared = addVariable(flow, { name: 'order', type: 'text' }).flow;
  const node = declared.nodes.find((candidate) => candidate.id === 'play-prompt');
  if (!node) return declared;
  return editConfig(declared, 'play-prompt', {
    ...node.config,
    prompt: [
      { type: 'text', text: { en: 'Your order {{ order }}', fr: 'order {{ "order" + event.order }}' } },
      { type: 'digits', value: 'order' },
    ],
  });
}
