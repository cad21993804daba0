import type { GeneratedTest } from '#runtime/simulator/generate/generate-tests.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { type UiLanguage, viewNode } from '../graph/node-view.ts';

/** More decisions than this make a name that nobody reads to its end. */
const DECISIONS = 2;
const MAX_LENGTH = 120;

/** Names for generated tests, by the decisions that each of them is about: `Main menu: Orders › Order number: Valid`. */
export function nameTests(
  flow: Flow,
  tests: readonly Pick<GeneratedTest, 'covers' | 'expect'>[],
  language: UiLanguage,
): string[] {
  const used = new Set(flow.tests.map(({ name }) => name));
  return tests.map((test) => {
    const name = nameTest(flow, test, language);
    let unique = name;
    for (let number = 2; used.has(unique); number += 1) unique = `${name} (${number})`;
    used.add(unique);
    return unique;
  });
}

function nameTest(
  flow: Flow,
  { covers, expect }: Pick<GeneratedTest, 'covers' | 'expect'>,
  language: UiLanguage,
): string {
  const places = placesOf(flow, language);
  const decisions = covers.filter((exit) => places.get(exit)?.decides);
  const telling = decisions.length > 0 ? decisions.slice(-DECISIONS) : (expect.path ?? []).slice(-1);
  const words = telling.map((place) => places.get(place)?.words ?? place);
  return words.join(' › ').slice(0, MAX_LENGTH) || flow.name.slice(0, MAX_LENGTH);
}

interface Place {
  words: string;
  /** The node has several ways out that may be taken. */
  decides: boolean;
}

const COLON: Record<UiLanguage, string> = { en: ': ', fr: ' : ' };

/** Nodes and exits (`node>exit`) in the words of the canvas. */
export function placesOf(flow: Flow, language: UiLanguage): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const node of flow.nodes) {
    const { title, exits } = viewNode(node, language, flow.languages[0] ?? language);
    const decides = exits.filter(({ optional }) => !optional).length > 1;
    places.set(node.id, { words: title, decides: false });
    for (const exit of exits) {
      places.set(`${node.id}>${exit.id}`, { words: `${title}${COLON[language]}${exit.name}`, decides });
    }
  }
  return places;
}
