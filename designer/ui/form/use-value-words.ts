import type { Messages } from '#designer/i18n/en.ts';
import type { Formats } from '#designer/i18n/formats.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { ValueWords } from './describe-value.ts';
import { useEntryNames } from './fields/use-entries.ts';

/** The words in which values of fields are told; asks what everything of the installation is called. */
export function useValueWords(): ValueWords {
  return { ...wordsOf(useMessages(), useFormats()), nameOf: useEntryNames() };
}

/** The same with things of the installation by their ids. */
export function wordsOf({ form, common }: Pick<Messages, 'form' | 'common'>, formats: Formats): ValueWords {
  const { units, conflict } = form;
  return { empty: conflict.empty, yes: common.yes, no: common.no, units, formats, nameOf: (_, id) => id };
}
