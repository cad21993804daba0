import { useState } from 'react';

/** Whether a dialog is open, which closes when what it is for is no longer possible, and does not come back by itself. */
export function useOpenWhile(possible: boolean): [open: boolean, setOpen: (open: boolean) => void] {
  const [open, setOpen] = useState(false);
  if (open && !possible) setOpen(false);
  return [open && possible, setOpen];
}
