import { Modal, type ModalProps } from '@mantine/core';
import { useReturnedFocus } from './use-returned-focus.ts';

/** A dialog that gives the focus back when it closes, also where it is only there while it is open. */
export function Dialog({ children, ...props }: ModalProps) {
  return (
    <Modal {...props}>
      <ReturnedFocus />
      {children}
    </Modal>
  );
}

/** Comes and goes with what the dialog holds. */
function ReturnedFocus() {
  useReturnedFocus();
  return null;
}
