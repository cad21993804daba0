import type { MouseEvent } from 'react';
import { isOwnEvent } from '#designer/ui/is-own-event.ts';

/** The second half of a double click is not meant for what stands in that place by then, such as Finish after Hang up. */
export function dropSecondClick(event: MouseEvent): void {
  if (event.detail > 1 && isOwnEvent(event)) event.stopPropagation();
}
