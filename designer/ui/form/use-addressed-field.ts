import { useLocation } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import type { RecordFormState } from './use-record-form.ts';

/** Shows the field that the address names behind its `#`, so that a link can lead to it. */
export function useAddressedField(form: Pick<RecordFormState, 'show'>): void {
  const hash = useLocation({ select: (location) => location.hash });
  const show = useEffectEvent(form.show);
  useEffect(() => {
    if (hash !== '') show(hash.split('.'));
  }, [hash]);
}
