/** CEL text cut into what may hold a name and what may not (strings, members after a dot). */
const TOKEN =
  /(?:[rR]?(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'))|(\.\s*)?([A-Za-z_][A-Za-z0-9_]*)(\s*\()?/g;

/** Replaces a variable's name in a CEL expression; strings, members and functions of the same name stay. */
export function renameInExpression(source: string, from: string, to: string): string {
  return source.replace(TOKEN, (token: string, dot?: string, name?: string, call?: string) =>
    name === from && dot === undefined && call === undefined ? to : token,
  );
}

/** Replaces a variable's name in every `{{ }}` of a text. */
export function renameInTemplate(text: string, from: string, to: string): string {
  return text.replace(/\{\{([\s\S]*?)\}\}/g, (_, inner: string) => `{{${renameInExpression(inner, from, to)}}}`);
}

/** Names that a CEL expression reads. */
export function namesInExpression(source: string): Set<string> {
  const names = new Set<string>();
  for (const [, dot, name, call] of source.matchAll(TOKEN)) {
    if (name !== undefined && dot === undefined && call === undefined) names.add(name);
  }
  return names;
}

export function namesInTemplate(text: string): Set<string> {
  const names = new Set<string>();
  for (const [, inner] of text.matchAll(/\{\{([\s\S]*?)\}\}/g)) {
    for (const name of namesInExpression(inner ?? '')) names.add(name);
  }
  return names;
}
