import { FlowBuilder, type SourceElement } from '../flow-builder.ts';
import { type ImportResult, notImported } from '../report.ts';
import { type BlockContext, blocks, placeholder } from './blocks.ts';
import { type Block, readContactFlow } from './contact-flow.ts';
import { createReferenceReader, type ReferenceReader } from './references.ts';

/** Turns a contact flow of Amazon Connect, in the flow language or the older export, into a flow of our own. */
export function importConnect(
  document: unknown,
  { name, ui, language = 'en' }: { name: string; ui: 'en' | 'fr'; language?: string },
): ImportResult {
  const read = readContactFlow(document);
  if (!read.ok) {
    return notImported(
      `This is not an Amazon Connect flow: ${read.issue}`,
      `Ce n’est pas un flux Amazon Connect : ${read.issue}`,
    );
  }
  const { flow } = read;
  const builder = new FlowBuilder({ name: flow.name || name, language, source: 'Amazon Connect', ui });
  const references = createReferenceReader(builder);
  for (const block of flow.blocks) addBlock(builder, references, block);
  builder.beginWith(flow.start);
  mapAnswers(builder, flow.blocks);
  return { ok: true, format: 'connect', ...builder.finish() };
}

function addBlock(builder: FlowBuilder, references: ReferenceReader, block: Block): void {
  const { x = 0, y = 0 } = block.position ?? {};
  const element: SourceElement = {
    name: block.id,
    label: block.name === block.id ? '' : block.name,
    type: block.type,
    content: block.content,
    position: { x: clamp(x) * 1.2, y: clamp(y) * 1.1 },
  };
  const taken = new Set<string>();
  const context: BlockContext = {
    builder,
    references,
    block,
    element,
    take(name) {
      taken.add(name);
      return Object.hasOwn(block.parameters, name) ? (block.parameters[name] ?? undefined) : undefined;
    },
    onError(...types) {
      const own = types.flatMap((type) => block.errors.filter((error) => error.type === type));
      return (own[0] ?? block.errors.find(({ type }) => type === 'NoMatchingError') ?? block.errors[0])?.to;
    },
  };
  const translate = Object.hasOwn(blocks, block.type) ? blocks[block.type] : undefined;
  if (!translate) {
    placeholder(context);
    return;
  }
  translate(context);
  const left = Object.entries(block.parameters).filter(([name, value]) => !taken.has(name) && value !== '');
  builder.noteLeftOver(element, Object.fromEntries(left));
}

/** What the flow reads of a function's answer is kept in variables by every request that may have given it. */
function mapAnswers(builder: FlowBuilder, all: readonly Block[]): void {
  const external = [...builder.variableSources()].filter(([source]) => source.startsWith('External.'));
  if (external.length === 0) return;
  const mapping = external
    .slice(0, 100)
    .map(([source, variable]) => ({ variable, value: `event.body.${source.slice('External.'.length)}` }));
  for (const { id, type } of all) {
    if (type === 'InvokeLambdaFunction') builder.amend(id, (config) => ({ ...config, mapping }));
  }
}

function clamp(value: number): number {
  return Math.max(-100_000, Math.min(100_000, Math.round(value)));
}
