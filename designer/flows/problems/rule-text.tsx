import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { rulePages } from '#schemas/diagnostics/documentation/index.ts';
import { isWaivable, type Rule, ruleOf } from '#schemas/diagnostics/rules/index.ts';
import classes from './rule-text.module.css';

/** What a rule is about: why it matters, an example, how to mend it. */
export function RuleText({ rule, level }: { rule: string; level: 2 | 3 }) {
  const { language } = useLanguage();
  const { problems: texts } = useMessages().flows;
  const spec = ruleOf(rule);
  if (!spec) return <p>{texts.rule.unknown}</p>;
  const page = rulePages[rule as Rule][language];
  const Heading = `h${level}` as const;
  return (
    <article className={classes.text}>
      <p className={classes.id}>
        <code>{rule}</code> · {texts.severity[spec.severity]} ·{' '}
        {isWaivable(rule) ? texts.rule.waivable : texts.rule.notWaivable}
      </p>
      <Heading>{texts.rule.why}</Heading>
      <p>{page.why}</p>
      <Heading>{texts.rule.example}</Heading>
      <p>{page.example}</p>
      <Heading>{texts.rule.mend}</Heading>
      <p>{page.mend}</p>
    </article>
  );
}
