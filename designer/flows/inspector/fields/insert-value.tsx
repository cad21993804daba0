import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconVariablePlus } from '@tabler/icons-react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { BUILT_IN_NAMES, CONTACT_FIELDS } from '#schemas/expressions/environment.ts';
import { useFlow } from '../../editor/editor.ts';

/** Puts a variable, or something that the platform knows, into a text. */
export function InsertValue({ label, onInsert }: { label: string; onInsert: (name: string) => void }) {
  const variables = useFlow((flow) => flow.variables);
  const contact = Object.keys(CONTACT_FIELDS).map((name) => `contact.${name}`);
  const { expression: texts } = useMessages().flows;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={label}>
          <ActionIcon size={22} aria-label={label}>
            <IconVariablePlus size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah={300} style={{ overflowY: 'auto' }}>
        {variables.length > 0 && <Menu.Label>{texts.variables}</Menu.Label>}
        {variables.map(({ name }) => (
          <Menu.Item key={name} ff="monospace" onClick={() => onInsert(name)}>
            {name}
          </Menu.Item>
        ))}
        <Menu.Label>{texts.platform}</Menu.Label>
        {[...contact, ...BUILT_IN_NAMES.filter((name) => name === 'now')].map((name) => (
          <Menu.Item key={name} ff="monospace" onClick={() => onInsert(name)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
