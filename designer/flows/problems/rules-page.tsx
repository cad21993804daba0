import { Link, useParams } from '@tanstack/react-router';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { Page } from '#designer/ui/page.tsx';
import { rulePages } from '#schemas/diagnostics/documentation/index.ts';
import { type Rule, rules } from '#schemas/diagnostics/rules/index.ts';
import { RuleText } from './rule-text.tsx';
import classes from './rules-page.module.css';
import { SEVERITIES, SEVERITY_ICONS } from './severity-icons.ts';

/** Every rule of the checker, worst first. */
export function RulesPage() {
  const { language } = useLanguage();
  const { problems: texts } = useMessages().flows;
  return (
    <Page title={texts.rule.pageTitle}>
      <div className={classes.content} data-scroll>
        <p className={classes.intro}>{texts.rule.pageHelp}</p>
        {SEVERITIES.map((severity) => {
          const Icon = SEVERITY_ICONS[severity];
          const ids = ruleIds.filter((id) => rules[id].severity === severity);
          return (
            <section key={severity}>
              <h2 className={classes.heading}>
                <Icon size={17} stroke={1.8} aria-hidden /> {texts.severities[severity](ids.length)}
              </h2>
              <ul className={classes.list}>
                {ids.map((id) => (
                  <li key={id}>
                    <Link to="/help/rules/$rule" params={{ rule: id }}>
                      {rulePages[id][language].title}
                    </Link>{' '}
                    <code className={classes.id}>{id}</code>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </Page>
  );
}

const ruleIds = Object.keys(rules) as Rule[];

/** The page of one rule. */
export function RulePage() {
  const { rule } = useParams({ from: '/shell/help/rules/$rule' });
  const { language } = useLanguage();
  const { problems: texts } = useMessages().flows;
  const known = ruleIds.find((id) => id === rule);
  return (
    <Page title={known ? rulePages[known][language].title : rule}>
      <div className={classes.content} data-scroll>
        <RuleText rule={rule} level={2} />
        <p className={classes.back}>
          <Link to="/help/rules">{texts.rule.all}</Link>
        </p>
      </div>
    </Page>
  );
}
