import type { FlowBuilder } from '../flow-builder.ts';

/**
 * The part of ECMAScript that dialogues are written in, as CEL: names, texts, numbers, comparisons, logic, sums. Anything
 * else gives null, and whoever asked says so.
 */
export function translateScript(script: string, builder: FlowBuilder): string | null {
  const tokens = tokenise(script);
  if (tokens === null || tokens.length === 0) return null;
  const words = tokens.map((token) => {
    if (token.type === 'name') return nameOf(token.text, builder);
    return token.type === 'operator' ? (operators[token.text] ?? null) : token.text;
  });
  return words.includes(null)
    ? null
    : words
        .join(' ')
        .replace(/\s*([()])\s*/g, '$1')
        .trim();
}

interface Token {
  type: 'name' | 'text' | 'number' | 'operator' | 'bracket';
  text: string;
}

function tokenise(script: string): Token[] | null {
  const pattern =
    /\s*(?:(?<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<number>\d+(?:\.\d+)?)|(?<name>[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)|(?<operator>===|!==|==|!=|<=|>=|&&|\|\||[<>!+*/%-])|(?<bracket>[()]))/gy;
  const tokens: Token[] = [];
  const source = script.trim();
  while (pattern.lastIndex < source.length) {
    const found = pattern.exec(source)?.groups;
    if (!found) return null;
    if (found.text !== undefined) {
      tokens.push({ type: 'text', text: JSON.stringify(found.text.slice(1, -1).replace(/\\(['"\\])/g, '$1')) });
    } else if (found.number !== undefined) {
      tokens.push({ type: 'number', text: found.number.includes('.') ? found.number : `${found.number}.0` });
    } else if (found.name !== undefined) tokens.push({ type: 'name', text: found.name });
    else if (found.operator !== undefined) tokens.push({ type: 'operator', text: found.operator });
    else tokens.push({ type: 'bracket', text: found.bracket ?? '' });
  }
  return tokens;
}

const operators: Record<string, string> = {
  '===': '==',
  '!==': '!=',
  '==': '==',
  '!=': '!=',
  '<=': '<=',
  '>=': '>=',
  '<': '<',
  '>': '>',
  '&&': '&&',
  '||': '||',
  '!': '!',
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '%': '%',
};

const known: Record<string, string> = {
  true: 'true',
  false: 'false',
  undefined: '""',
  null: '""',
  'session.connection.remote.uri': 'contact.caller',
  'session.callerid': 'contact.caller',
  'session.telephone.ani': 'contact.caller',
  'session.connection.local.uri': 'contact.called',
  'session.calledid': 'contact.called',
  'session.telephone.dnis': 'contact.called',
};

/** A name of the document as a variable; the scopes of VoiceXML are one here. */
function nameOf(name: string, builder: FlowBuilder): string {
  if (Object.hasOwn(known, name)) return known[name] ?? name;
  return builder.variable(name.replace(/^(?:application|document|dialog)\./, ''));
}
