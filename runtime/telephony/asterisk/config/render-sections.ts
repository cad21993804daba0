export type SectionValues = Record<string, string | number | readonly string[]>;

/** Renders sections in Asterisk's configuration syntax; a list becomes one line per value. */
export function renderSections(sections: readonly (readonly [name: string, values: SectionValues])[]): string {
  return sections.map(([name, values]) => [`[${toOneLine(name)}]`, ...renderValues(values), ''].join('\n')).join('\n');
}

function renderValues(values: SectionValues): string[] {
  return Object.entries(values).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => `${key} = ${toOneLine(String(one))}`),
  );
}

/** A semicolon starts a comment, and a line break would start another setting. */
function toOneLine(value: string): string {
  if (/[\r\n]/.test(value)) throw new Error('asterisk-config.line-break: a setting must be one line');
  return value.replaceAll(';', '\\;');
}
