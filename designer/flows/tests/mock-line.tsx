import { ActionIcon, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { type TestMock, testMock } from '#schemas/flow/flow-test.ts';
import { useFlow } from '../editor/editor.ts';
import { viewNode } from '../graph/node-view.ts';
import { DataField, firstOutcome, OutcomeFields } from './outcome-fields.tsx';
import classes from './test-dialog.module.css';

export function newMock(): TestMock {
  const effect = 'http';
  return testMock.parse({ effect, ...firstOutcome(effect) });
}

interface MockLineProps {
  mock: TestMock;
  onChange: (mock: TestMock) => void;
  onRemove: () => void;
}

/** What the outside answers whenever it is asked so. */
export function MockLine({ mock, onChange, onRemove }: MockLineProps) {
  const { tests: texts } = useMessages().flows;
  const { language } = useLanguage();
  const flow = useFlow((current) => current);
  const set = (part: Partial<TestMock>) => onChange({ ...mock, ...part });
  return (
    <li className={classes.mock}>
      <div className={classes.grid}>
        <OutcomeFields effect={mock.effect} outcome={mock.outcome} onChange={set} />
        <TextInput
          size="xs"
          label={texts.asked}
          placeholder="http:GET https://*"
          value={mock.asked ?? ''}
          onChange={({ currentTarget: { value } }) => set({ asked: value === '' ? undefined : value })}
        />
        <NativeSelect
          size="xs"
          label={texts.atNode}
          value={mock.node ?? ''}
          data={[
            { value: '', label: texts.anyNode },
            ...flow.nodes.map((node) => ({
              value: node.id,
              label: viewNode(node, language, flow.languages[0] ?? language).title,
            })),
          ]}
          onChange={({ currentTarget: { value } }) => set({ node: value === '' ? undefined : value })}
        />
        <NumberInput
          size="xs"
          label={texts.nth}
          placeholder={texts.everyTime}
          min={1}
          allowDecimal={false}
          value={mock.nth ?? ''}
          onChange={(value) => set({ nth: typeof value === 'number' ? value : undefined })}
        />
        <NumberInput
          size="xs"
          label={texts.after}
          min={0}
          value={mock.afterSeconds}
          onChange={(value) => set({ afterSeconds: typeof value === 'number' ? value : 0 })}
        />
      </div>
      <DataField data={mock.data} onChange={(data) => set({ data })} />
      <ActionIcon size="sm" className={classes.remove} aria-label={texts.removeMock} onClick={onRemove}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </li>
  );
}
