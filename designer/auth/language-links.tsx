import { UnstyledButton } from '@mantine/core';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { type UiLanguage, uiLanguages } from '#designer/i18n/language.ts';
import classes from './sign-in-page.module.css';

interface LanguageLinksProps {
  onChoose: (language: UiLanguage) => void;
}

/** Chooses the language before anyone is signed in. */
export function LanguageLinks({ onChoose }: LanguageLinksProps) {
  const { app } = useMessages();
  const { language, setLanguage } = useLanguage();
  return (
    <div className={classes.languages}>
      {uiLanguages.map((offered) => (
        <UnstyledButton
          key={offered}
          lang={offered}
          aria-pressed={offered === language}
          onClick={() => {
            onChoose(offered);
            void setLanguage(offered);
          }}
        >
          {app.language[offered]}
        </UnstyledButton>
      ))}
    </div>
  );
}
