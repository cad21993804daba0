import { compileFlow } from '#runtime/compiler/compile.ts';
import type { CompileEnvironment } from '#runtime/compiler/resolve.ts';
import type { Ir } from '#schemas/ir/ir.ts';

export const benchEnvironment: CompileEnvironment = {
  subFlow: () => undefined,
  hasAudio: () => true,
  speech: { available: true, languages: ['en'] },
};

const text = (words: string) => [{ type: 'text', text: { en: words } }];
const position = { x: 0, y: 0 };

/** A welcome and a menu that can be pressed through for ever: two keys a round. */
export function menuLoop(): Ir {
  const { ir } = compileFlow({
    environment: benchEnvironment,
    document: {
      format: 1,
      id: 'menu-loop',
      name: 'Menu loop',
      kind: 'ivr',
      languages: ['en'],
      variables: [{ name: 'rounds', type: 'number' }],
      nodes: [
        { id: 'start', kind: 'start', label: '', position, config: {} },
        {
          id: 'menu',
          kind: 'menu',
          label: '',
          position,
          config: { prompt: text('Press 1'), choices: [{ key: '1', label: 'Again' }] },
        },
        { id: 'end', kind: 'hang-up', label: '', position, config: {} },
      ],
      edges: [
        { id: 'e1', source: 'start', exit: 'next', target: 'menu' },
        { id: 'e2', source: 'menu', exit: 'key-1', target: 'menu' },
        { id: 'e3', source: 'menu', exit: 'no-input', target: 'end' },
        { id: 'e4', source: 'menu', exit: 'no-match', target: 'end' },
      ],
      notes: [],
      tests: [],
    },
  });
  if (!ir) throw new Error('the bench flow does not compile');
  return ir;
}

/** A chain of menus, prompts and conditions, each with expressions: `size` nodes in all. */
export function largeFlow(size: number): unknown {
  const steps = Array.from({ length: size - 2 }, (_, index) => index);
  const kindOf = (index: number) =>
    (['menu', 'play-prompt', 'condition', 'set-variable'] as const)[index % 4] ?? 'menu';
  const configs = {
    menu: (i: number) => ({
      prompt: text(`Menu ${i}: {{ n + ${i} }}`),
      choices: [
        { key: '1', label: 'Next' },
        { key: '2', label: 'Skip' },
      ],
    }),
    'play-prompt': (i: number) => ({ prompt: text(`Step ${i}, caller {{ contact.caller }}`) }),
    condition: (i: number) => ({ branches: [{ id: 'a', label: 'Large', when: `n > ${i} && name != ""` }] }),
    'set-variable': (i: number) => ({ assignments: [{ variable: 'n', value: `n + ${i}` }] }),
  };
  const exits = {
    menu: ['key-1', 'key-2', 'no-input', 'no-match'],
    'play-prompt': ['next'],
    condition: ['branch-a', 'otherwise'],
    'set-variable': ['next'],
  };
  const nodes = [
    { id: 'start', kind: 'start', label: '', position, config: {} },
    ...steps.map((index) => ({
      id: `n${index}`,
      kind: kindOf(index),
      label: `Step ${index}`,
      position: { x: (index % 40) * 320, y: Math.floor(index / 40) * 260 },
      config: configs[kindOf(index)](index),
    })),
    { id: 'end', kind: 'hang-up', label: '', position, config: {} },
  ];
  const after = (index: number) => (index + 1 < steps.length ? `n${index + 1}` : 'end');
  const edges = [
    { id: 'e', source: 'start', exit: 'next', target: 'n0' },
    ...steps.flatMap((index) =>
      exits[kindOf(index)].map((exit) => ({
        id: `e${index}-${exit}`,
        source: `n${index}`,
        exit,
        target: after(index),
      })),
    ),
  ];
  const variables = [
    { name: 'n', type: 'number' },
    { name: 'name', type: 'text' },
  ];
  return {
    format: 1,
    id: 'large',
    name: 'Large',
    kind: 'ivr',
    languages: ['en'],
    variables,
    nodes,
    edges,
    notes: [],
    tests: [],
  };
}
