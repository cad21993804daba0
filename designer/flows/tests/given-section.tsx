import { Autocomplete, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { languageName } from '#designer/i18n/language-name.ts';
import type { FlowTest } from '#schemas/flow/flow-test.ts';
import { useFlow } from '../editor/editor.ts';
import { fromLocalTime, toLocalTime } from './local-time.ts';
import { MockLine, newMock } from './mock-line.tsx';
import classes from './test-dialog.module.css';
import { ValueFields } from './value-fields.tsx';

interface GivenSectionProps {
  given: FlowTest['given'];
  onChange: (given: FlowTest['given']) => void;
}

const TIME_ZONES = Intl.supportedValuesOf('timeZone');

/** Who calls whom, when, with which variables, and what the outside answers. */
export function GivenSection({ given, onChange }: GivenSectionProps) {
  const { tests: texts, phone } = useMessages().flows;
  const { language } = useLanguage();
  const { languages, variables } = useFlow((flow) => flow);
  const set = (part: Partial<FlowTest['given']>) => onChange({ ...given, ...part });
  const shown = variables.filter(({ name, role }) => role.startsWith('input') || name in given.variables);
  return (
    <section className={classes.section} aria-label={texts.given}>
      <h3 className={classes.heading}>{texts.given}</h3>
      <div className={classes.grid}>
        <TextInput
          size="xs"
          label={phone.caller}
          value={given.caller}
          onChange={({ currentTarget: { value } }) => set({ caller: value })}
        />
        <TextInput
          size="xs"
          label={phone.called}
          value={given.called}
          onChange={({ currentTarget: { value } }) => set({ called: value })}
        />
        <TextInput
          size="xs"
          type="datetime-local"
          label={phone.at}
          value={toLocalTime(given.at, given.timeZone)}
          onChange={({ currentTarget: { value } }) => value !== '' && set({ at: fromLocalTime(value, given.timeZone) })}
        />
        <Autocomplete
          size="xs"
          label={texts.timeZone}
          data={TIME_ZONES}
          limit={20}
          defaultValue={given.timeZone}
          onChange={(value) => TIME_ZONES.includes(value) && set({ timeZone: value })}
        />
        <NativeSelect
          size="xs"
          label={phone.language}
          value={given.language ?? ''}
          data={[
            { value: '', label: phone.flowLanguage },
            ...languages.map((code) => ({ value: code, label: languageName(code, language) })),
          ]}
          onChange={({ currentTarget: { value } }) => set({ language: value === '' ? undefined : value })}
        />
      </div>
      <ValueFields
        label={texts.variables}
        variables={shown}
        values={given.variables}
        onChange={(values) => set({ variables: values })}
      />
      <div className={classes.head}>
        <h4 className={classes.subheading}>{texts.mocks}</h4>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={13} aria-hidden />}
          onClick={() => set({ mocks: [...given.mocks, newMock()] })}
        >
          {texts.addMock}
        </Button>
      </div>
      {given.mocks.length === 0 && <p className={classes.hint}>{texts.noMocks}</p>}
      <ol className={classes.lines}>
        {given.mocks.map((mock, index) => (
          <MockLine
            // Lines have no identity but their place.
            key={`${index}/${given.mocks.length}`}
            mock={mock}
            onChange={(next) => set({ mocks: given.mocks.map((one, at) => (at === index ? next : one)) })}
            onRemove={() => set({ mocks: given.mocks.filter((_, at) => at !== index) })}
          />
        ))}
      </ol>
    </section>
  );
}
