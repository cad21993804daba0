import { DOMParser, type Element, type Node } from '@xmldom/xmldom';

/** An element of a VoiceXML document, without anything a translation does not look at. */
export interface VxmlElement {
  name: string;
  line: number;
  attributes: Record<string, string>;
  children: (VxmlElement | string)[];
  /** Word for word. */
  source: string;
}

export type VxmlDocument = { ok: true; root: VxmlElement } | { ok: false; issue: string };

/** Deeper nesting than this is no dialogue but an attack on the reader. */
const MAX_DEPTH = 100;
const MAX_ELEMENTS = 20_000;

/** Reads a VoiceXML document. Entities that a document declares itself are refused: they can be made to explode. */
export function readVxml(text: string): VxmlDocument {
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(text)) return { ok: false, issue: 'declares entities of its own' };
  const problems: string[] = [];
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') problems.push(message);
      },
    });
    const root = parser.parseFromString(text, 'text/xml').documentElement;
    if (problems.length > 0 || !root) return { ok: false, issue: problems[0] ?? 'is empty' };
    if (root.localName !== 'vxml') return { ok: false, issue: `begins with <${root.nodeName}> instead of <vxml>` };
    const counter = { elements: 0 };
    return { ok: true, root: convert(root, 0, counter) };
  } catch (error) {
    return { ok: false, issue: problems[0] ?? (error instanceof Error ? error.message : String(error)) };
  }
}

function convert(element: Element, depth: number, counter: { elements: number }): VxmlElement {
  counter.elements += 1;
  if (depth > MAX_DEPTH || counter.elements > MAX_ELEMENTS) throw new Error('is nested too deeply or too long');
  const attributes: Record<string, string> = {};
  for (const { name, value } of Array.from(element.attributes)) attributes[name] = value;
  const children: VxmlElement['children'] = [];
  for (const child of Array.from(element.childNodes)) {
    if (isElement(child)) children.push(convert(child, depth + 1, counter));
    else if (child.nodeType === child.TEXT_NODE || child.nodeType === child.CDATA_SECTION_NODE) {
      children.push(child.nodeValue ?? '');
    }
  }
  return {
    name: element.localName ?? element.nodeName,
    line: element.lineNumber ?? 0,
    attributes,
    children,
    source: element.toString(),
  };
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}

export function elementsOf({ children }: VxmlElement, ...names: string[]): VxmlElement[] {
  return children.filter((child): child is VxmlElement => {
    return typeof child !== 'string' && (names.length === 0 || names.includes(child.name));
  });
}
