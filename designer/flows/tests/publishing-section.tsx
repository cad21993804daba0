import { NumberInput, Switch } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FlowSettings } from '#schemas/flow/settings.ts';
import { useEditor, useFlow } from '../editor/editor.ts';
import panelClasses from '../inspector/inspector-panel.module.css';

/** What the flow demands of its tests before it may be published. */
export function PublishingSection() {
  const { store, readOnly } = useEditor();
  const { tests: texts } = useMessages().flows;
  const { testsPass, coverage } = useFlow((flow) => flow.settings.publishing);
  const set = (part: Partial<FlowSettings['publishing']>) =>
    store.edit(
      (flow) => ({
        ...flow,
        settings: { ...flow.settings, publishing: { ...flow.settings.publishing, ...part } },
      }),
      { coalesce: 'coverage' in part ? 'least coverage' : undefined },
    );
  return (
    <section className={panelClasses.section} aria-label={texts.publishing}>
      <h3 className={panelClasses.heading}>{texts.publishing}</h3>
      <Switch
        size="xs"
        label={texts.testsPass}
        disabled={readOnly}
        checked={testsPass}
        onChange={({ currentTarget: { checked } }) => set({ testsPass: checked })}
      />
      <NumberInput
        size="xs"
        label={texts.leastCoverage}
        description={texts.leastCoverageHelp}
        suffix=" %"
        min={0}
        max={100}
        allowDecimal={false}
        clampBehavior="strict"
        readOnly={readOnly}
        value={coverage}
        onChange={(value) => typeof value === 'number' && set({ coverage: value })}
        onBlur={() => store.settle()}
      />
    </section>
  );
}
