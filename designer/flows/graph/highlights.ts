import { createContext, use } from 'react';

/** What a contact or a test call did on a graph. */
export interface Highlights {
  /** The node it stands on, or stood on last. */
  current?: string;
  /** Nodes that were entered, with how often and a short remark such as the time spent there. */
  nodes: ReadonlyMap<string, { count: number; remark?: string }>;
  /** Exits that were taken, by `exitKey(node, exit)`, with how often. */
  exits: ReadonlyMap<string, number>;
  /** How nodes stand out for another reason (coverage, a comparison, traffic), by id. */
  nodeMarks?: ReadonlyMap<string, Mark>;
  /** The same for exits and their edges, by `exitKey(node, exit)`. */
  exitMarks?: ReadonlyMap<string, Mark>;
  /** Of single edges by their id, where two leave through one exit: as it was and as it is. */
  edgeMarks?: ReadonlyMap<string, Mark>;
}

export interface Mark {
  tone: 'good' | 'bad' | 'changed' | 'muted' | 'plain';
  /** In words or figures what the colour says; drawn on the card, beside the exit's name. */
  label?: string;
  /** Thickness of the edge in pixels. */
  width?: number;
}

export const NO_HIGHLIGHTS: Highlights = { nodes: new Map(), exits: new Map() };

export const HighlightsContext = createContext<Highlights>(NO_HIGHLIGHTS);

export function useHighlights(): Highlights {
  return use(HighlightsContext);
}
