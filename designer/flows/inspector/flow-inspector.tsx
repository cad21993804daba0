import { ActionIcon, Menu, Textarea } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { languageName, SPOKEN_LANGUAGES } from '#designer/i18n/language-name.ts';
import { addLanguage, editFlow, makeFirstLanguage, removeLanguage } from '../document/edit-flow.ts';
import { useEditor, useFlow } from '../editor/editor.ts';
import { PublishingSection } from '../tests/publishing-section.tsx';
import classes from './flow-inspector.module.css';
import panelClasses from './inspector-panel.module.css';
import { VariablesSection } from './variables-section.tsx';

/** The flow itself: what it is for, the languages it speaks, its variables. */
export function FlowInspector() {
  const { store, readOnly } = useEditor();
  const { flow: texts, editor, inspector } = useMessages().flows;
  const flow = useFlow((current) => current);
  return (
    <>
      <div>
        <h2 className={panelClasses.heading}>{texts.title}</h2>
        <p className={panelClasses.description}>
          {editor.kinds[flow.kind]} · {texts.counts(flow.nodes.length, flow.edges.length)}
        </p>
      </div>
      <Textarea
        size="xs"
        label={texts.description}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        readOnly={readOnly}
        value={flow.description}
        onChange={({ currentTarget: { value } }) =>
          store.edit((current) => editFlow(current, { description: value }), { coalesce: 'description' })
        }
        onBlur={() => store.settle()}
      />
      <LanguagesField />
      <VariablesSection />
      <PublishingSection />
      <p className={panelClasses.meta}>
        {inspector.id} <code>{flow.id}</code>
      </p>
    </>
  );
}

function LanguagesField() {
  const { store, readOnly } = useEditor();
  const { flow: texts } = useMessages().flows;
  const { language: ui } = useLanguage();
  const languages = useFlow((flow) => flow.languages);
  const others = SPOKEN_LANGUAGES.filter((code) => !languages.includes(code));
  return (
    <section className={panelClasses.section} aria-label={texts.languages}>
      <div className={classes.head}>
        <h3 className={panelClasses.heading}>{texts.languages}</h3>
        {!readOnly && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon size={22} aria-label={texts.addLanguage} title={texts.addLanguage}>
                <IconPlus size={15} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown mah={280} style={{ overflowY: 'auto' }}>
              {others.map((code) => (
                <Menu.Item key={code} onClick={() => store.edit((flow) => addLanguage(flow, code))}>
                  {languageName(code, ui)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <ul className={classes.languages}>
        {languages.map((code, index) => {
          const name = languageName(code, ui);
          return (
            <li key={code} className={classes.language}>
              <button
                type="button"
                className={classes.languageName}
                disabled={index === 0 || readOnly}
                title={index === 0 ? texts.languagesHelp : texts.makeFirst(name)}
                onClick={() => store.edit((flow) => makeFirstLanguage(flow, code))}
              >
                {name}
                {index === 0 && languages.length > 1 && <span className={classes.first}> {texts.first}</span>}
              </button>
              {languages.length > 1 && !readOnly && (
                <ActionIcon
                  size={24}
                  aria-label={texts.removeLanguage(name)}
                  onClick={() => store.edit((flow) => removeLanguage(flow, code))}
                >
                  <IconX size={12} aria-hidden />
                </ActionIcon>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
