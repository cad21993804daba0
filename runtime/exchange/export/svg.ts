import type { Flow } from '#schemas/flow/flow.ts';
import { describeNode, type NodeView, type UiLanguage } from '#schemas/nodes/describe-node.ts';
import { CARD, ENTRY_Y, exitY, measureCard, summaryLines } from './card-geometry.ts';

const MARGIN = 40;
const FONT = 'system-ui, -apple-system, Segoe UI, Roboto, sans-serif';
const TITLE_CHARACTERS = 26;
const SUMMARY_CHARACTERS = 40;
const EXIT_CHARACTERS = 34;
const NOTE_LINE = 17;

/** The stripe on the left of a card; the kind's name says the same in words. */
const categoryColours: Record<NodeView['category'], string> = {
  talk: '#2b6cb0',
  logic: '#6b46c1',
  data: '#217a70',
  call: '#5a6270',
  queue: '#8a5a00',
  unknown: '#c02626',
};
const noteColours: Record<Flow['notes'][number]['colour'], string> = {
  yellow: '#fff4c2',
  blue: '#dcebff',
  green: '#dff3e4',
  red: '#ffe1e1',
  grey: '#eceef1',
};

/** The whole graph as a picture, for documents and print: light, and complete whatever part of it is on the screen. */
export function writeSvg(flow: Flow, language: UiLanguage): string {
  const spoken = flow.languages[0] ?? language;
  const cards = new Map(flow.nodes.map((node) => [node.id, { node, view: describeNode(node, language, spoken) }]));
  const boxes = [
    ...[...cards.values()].map(({ node, view }) => ({ ...node.position, ...measureCard(view) })),
    ...flow.notes.map(({ position, size }) => ({ ...position, ...size })),
  ];
  const left = Math.min(...boxes.map(({ x }) => x), 0) - MARGIN;
  const top = Math.min(...boxes.map(({ y }) => y), 0) - MARGIN;
  const width = Math.max(...boxes.map((box) => box.x + box.width), CARD.width) + MARGIN - left;
  const height = Math.max(...boxes.map((box) => box.y + box.height), CARD.header) + MARGIN - top;
  const edges = flow.edges.flatMap(({ source, exit, target }) => {
    const from = cards.get(source);
    const to = cards.get(target);
    const index = from?.view.exits.findIndex(({ id }) => id === exit) ?? -1;
    if (!from || !to || index < 0) return [];
    const begin = { x: from.node.position.x + CARD.width, y: from.node.position.y + exitY(from.view, index) };
    return [drawEdge(begin, { x: to.node.position.x, y: to.node.position.y + ENTRY_Y })];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="${FONT}" role="img" aria-label="${escapeXml(flow.name)}">`,
    `<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L10 5L0 10z" fill="#7a8494"/></marker></defs>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#ffffff"/>`,
    ...flow.notes.map(drawNote),
    ...edges,
    ...[...cards.values()].map(({ node, view }) => drawCard(view, node.position)),
    '</svg>',
    '',
  ].join('\n');
}

interface Point {
  x: number;
  y: number;
}

/** Forward in a curve; backward around below, so that it does not cross the cards between. */
function drawEdge(from: Point, to: Point): string {
  const reach = Math.max(40, Math.abs(to.x - from.x) / 2);
  const path =
    to.x > from.x
      ? `M${from.x} ${from.y}C${from.x + reach} ${from.y} ${to.x - reach} ${to.y} ${to.x} ${to.y}`
      : `M${from.x} ${from.y}c40 0 40 60 0 60L${to.x} ${from.y + 60}c-40 0 -40 ${to.y - from.y - 60} 0 ${to.y - from.y - 60}`;
  return `<path d="${path}" fill="none" stroke="#7a8494" stroke-width="1.6" marker-end="url(#arrow)"/>`;
}

function drawCard(view: NodeView, { x, y }: Point): string {
  const { width, height } = measureCard(view);
  const hasKind = view.title !== view.kindName;
  const lines = summaryLines(view.summary);
  const parts = [
    `<rect width="${width}" height="${height}" rx="8" fill="#ffffff" stroke="#c3cad4"/>`,
    `<rect width="5" height="${height}" rx="2.5" fill="${categoryColours[view.category]}"/>`,
    text(view.title, { x: 16, y: hasKind ? 20 : 28, size: 13, weight: 600, most: TITLE_CHARACTERS }),
  ];
  if (hasKind) parts.push(text(view.kindName, { x: 16, y: 36, size: 11, colour: '#596170', most: SUMMARY_CHARACTERS }));
  wrap(view.summary, SUMMARY_CHARACTERS, lines).forEach((line, index) => {
    const at = CARD.header + 10 + index * CARD.summaryLine;
    parts.push(text(line, { x: 16, y: at, size: 11, colour: '#3d4552', most: SUMMARY_CHARACTERS + 1 }));
  });
  view.exits.forEach((exit, index) => {
    const at = exitY(view, index);
    const colour = exit.optional ? '#596170' : '#1c2430';
    parts.push(
      text(exit.name, { x: width - 14, y: at + 4, size: 11, colour, anchor: 'end', most: EXIT_CHARACTERS }),
      `<circle cx="${width}" cy="${at}" r="4" fill="#7a8494"/>`,
    );
  });
  return `<g transform="translate(${x} ${y})">${parts.join('')}</g>`;
}

function drawNote({ position, size, colour, text: words }: Flow['notes'][number]): string {
  const most = Math.max(8, Math.floor((size.width - 20) / 6.4));
  const lines = words.split('\n').flatMap((line) => wrap(line, most, Number.POSITIVE_INFINITY));
  const shown = lines.slice(0, Math.max(1, Math.floor((size.height - 12) / NOTE_LINE)));
  return [
    `<g transform="translate(${position.x} ${position.y})">`,
    `<rect width="${size.width}" height="${size.height}" rx="6" fill="${noteColours[colour]}"/>`,
    ...shown.map((line, index) => text(line, { x: 10, y: 20 + index * NOTE_LINE, size: 12, most: most + 1 })),
    '</g>',
  ].join('');
}

interface TextStyle extends Point {
  size: number;
  most: number;
  weight?: number;
  colour?: string;
  anchor?: 'end';
}

function text(words: string, { x, y, size, most, weight, colour = '#1c2430', anchor }: TextStyle): string {
  const shown = words.length > most ? `${words.slice(0, most - 1)}…` : words;
  const style = `${weight ? ` font-weight="${weight}"` : ''}${anchor ? ` text-anchor="${anchor}"` : ''}`;
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}"${style}>${escapeXml(shown)}</text>`;
}

/** Lines of at most so many characters; what does not fit in the last one is cut off with an ellipsis. */
function wrap(words: string, characters: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > characters) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, Math.max(0, most - 1)), lines.slice(Math.max(0, most - 1)).join(' ')].slice(0, most);
}

/** Characters that XML has a use for, and those it does not allow at all. */
function escapeXml(words: string): string {
  return words
    .replace(/\p{Cc}|[\uFFFE\uFFFF]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
