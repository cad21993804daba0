import { Button } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { recordTest } from '#runtime/simulator/record-test.ts';
import { changeView, useEditor } from '../editor/editor.ts';
import type { PhoneCall } from '../phone/phone-call.ts';
import { freeTestName } from './edit-tests.ts';
import { proposeTest } from './proposed-test.ts';

/** Makes a test of a call that was tried on the phone, and opens it for a last look. */
export function SaveCallButton({ call }: { call: PhoneCall }) {
  const editor = useEditor();
  const { tests: texts } = useMessages().flows;
  if (editor.readOnly) return null;
  const save = () => {
    const { journal, options } = call.simulator;
    const name = freeTestName(editor.store.get().document, texts.callName(options.facts.caller));
    const recorded = recordTest(options.linked, {
      name,
      lines: journal.map(({ at, event }) => ({ at, event })),
      language: options.language,
      variables: options.variables,
    });
    proposeTest(editor.flowId, recorded);
    changeView(editor, { panel: 'tests' });
  };
  return (
    <Button variant="default" size="xs" leftSection={<IconFlask size={15} aria-hidden />} onClick={save}>
      {texts.fromCall}
    </Button>
  );
}
