import { Anchor } from '@mantine/core';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';
import { rulePages } from '#schemas/diagnostics/documentation/index.ts';
import { type Rule, ruleOf } from '#schemas/diagnostics/rules/index.ts';
import { RuleText } from './rule-text.tsx';

/** The page of a rule, over the editor. */
export function RuleDialog({ rule, onClose }: { rule: string; onClose: () => void }) {
  const { language } = useLanguage();
  const { problems: texts } = useMessages().flows;
  const title = ruleOf(rule) ? rulePages[rule as Rule][language].title : rule;
  return (
    <Dialog opened onClose={onClose} title={title} size={620}>
      <RuleText rule={rule} level={3} />
      <Anchor href={`/help/rules/${rule}`} target="_blank" size="sm" mt="md" display="inline-block">
        {texts.rule.all}
      </Anchor>
    </Dialog>
  );
}
