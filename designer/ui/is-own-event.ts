/**
 * Whether an event happened in the element that listens. React also hands it what happens in menus, dialogs and keypads that
 * its parts have opened, although they stand elsewhere in the page.
 */
export function isOwnEvent({ currentTarget, target }: { currentTarget: Element; target: EventTarget }): boolean {
  return target instanceof Node && currentTarget.contains(target);
}
