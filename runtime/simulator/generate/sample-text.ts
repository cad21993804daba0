/** Repetitions without an upper bound are shown with this many more than the least. */
const MORE = 2;

/**
 * Texts that a regular expression matches: one as short and one as long as its repetitions say. Understands what conditions
 * on keyed-in numbers use: literals, classes, groups, alternatives and repetitions.
 * @returns An empty list for an expression with more than that in it.
 */
export function sampleTexts(pattern: string): string[] {
  try {
    return [...new Set([sample(pattern, 'least'), sample(pattern, 'most')])];
  } catch (error) {
    if (error instanceof NotUnderstood) return [];
    throw error;
  }
}

class NotUnderstood extends Error {}

function sample(pattern: string, length: 'least' | 'most'): string {
  const reader: Reader = { pattern, at: 0, length };
  const text = alternatives(reader);
  if (reader.at < pattern.length) throw new NotUnderstood();
  return text;
}

interface Reader {
  pattern: string;
  at: number;
  length: 'least' | 'most';
}

/** The first of several alternatives, having read them all. */
function alternatives(reader: Reader): string {
  const first = sequence(reader);
  while (reader.pattern[reader.at] === '|') {
    reader.at += 1;
    sequence(reader);
  }
  return first;
}

function sequence(reader: Reader): string {
  let text = '';
  while (reader.at < reader.pattern.length && !'|)'.includes(reader.pattern.charAt(reader.at))) {
    const letter = reader.pattern.charAt(reader.at);
    if (letter === '^' || letter === '$') reader.at += 1;
    else text += repeated(reader, atom(reader));
  }
  return text;
}

function atom(reader: Reader): string {
  const letter = reader.pattern.charAt(reader.at);
  reader.at += 1;
  if (letter === '.') return '1';
  if (letter === '[') return characterClass(reader);
  if (letter === '(') return group(reader);
  if (letter === '\\') return escaped(reader);
  if ('*+?{'.includes(letter)) throw new NotUnderstood();
  return letter;
}

function group(reader: Reader): string {
  if (reader.pattern.startsWith('?:', reader.at)) reader.at += 2;
  else if (reader.pattern[reader.at] === '?') throw new NotUnderstood();
  const text = alternatives(reader);
  if (reader.pattern[reader.at] !== ')') throw new NotUnderstood();
  reader.at += 1;
  return text;
}

function escaped(reader: Reader): string {
  const letter = reader.pattern.charAt(reader.at);
  reader.at += 1;
  if (letter === 'd') return '1';
  if (letter === 'w') return 'a';
  if (letter === 's') return ' ';
  if (/[a-zA-Z0-9]/.test(letter)) throw new NotUnderstood();
  return letter;
}

function characterClass(reader: Reader): string {
  const end = reader.pattern.indexOf(']', reader.at + 1);
  const inside = reader.pattern.slice(reader.at, end);
  if (end < 0 || inside.startsWith('^')) throw new NotUnderstood();
  reader.at = end + 1;
  if (inside.startsWith('\\')) return escaped({ pattern: inside, at: 1, length: reader.length });
  // A digit that is no zero reads best, and survives being taken for a number.
  return /^0-[1-9]/.test(inside) ? '1' : inside.charAt(0);
}

function repeated(reader: Reader, text: string): string {
  const found = /^(?:\{(\d+)(,?)(\d*)\}|[*+?])/.exec(reader.pattern.slice(reader.at));
  if (!found) return text;
  reader.at += found[0].length;
  const [least, most] = bounds(found);
  return text.repeat(Math.min(reader.length === 'least' ? least : most, 100));
}

function bounds([sign, least, comma, most]: RegExpExecArray): [number, number] {
  if (sign === '*') return [0, MORE];
  if (sign === '+') return [1, 1 + MORE];
  if (sign === '?') return [0, 1];
  const from = Number(least);
  if (comma === '') return [from, from];
  return [from, most === '' ? from + MORE : Number(most)];
}
