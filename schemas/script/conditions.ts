import type { PageElement } from './elements/index.ts';

export interface ConditionedElement {
  element: PageElement;
  index: number;
  /** When it is visible, with the condition of its section; empty for always. */
  visible: string;
}

/** The elements of a page, each with all that decides whether it is visible. */
export function conditionedElements(elements: readonly PageElement[]): ConditionedElement[] {
  let section = '';
  return elements.map((element, index) => {
    if (element.type !== 'section') return { element, index, visible: both(section, element.visibleWhen) };
    section = element.visibleWhen;
    return { element, index, visible: section.trim() };
  });
}

/** A condition that holds when both do; an empty one always holds. */
export function both(first: string, second: string): string {
  const parts = [first, second].map((part) => part.trim()).filter((part) => part !== '');
  return parts.length > 1 ? parts.map((part) => `(${part})`).join(' && ') : (parts[0] ?? '');
}
