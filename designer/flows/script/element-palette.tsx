import { UnstyledButton } from '@mantine/core';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { type ElementType, elementKinds } from '#schemas/script/elements/index.ts';
import { ElementIcon } from './element-icon.tsx';
import classes from './page-designer.module.css';

/** What a dragged palette entry carries. */
export const ELEMENT_DRAG_TYPE = 'application/x-switchyard-element';

/** Every kind of element: drag it onto the page, or click it. */
export function ElementPalette({ onAdd }: { onAdd: (type: ElementType) => void }) {
  const { pageDesigner: texts } = useMessages().flows;
  const { language } = useLanguage();
  return (
    <nav className={classes.palette} aria-label={texts.palette} data-scroll>
      <h3 className={classes.heading}>{texts.palette}</h3>
      <p className={classes.hint}>{texts.paletteHelp}</p>
      {Object.values(elementKinds).map((kind) => (
        <UnstyledButton
          key={kind.type}
          className={classes.kind}
          data-element-kind={kind.type}
          draggable
          title={kind.texts[language].description}
          aria-label={texts.add(kind.texts[language].name)}
          onClick={() => onAdd(kind.type)}
          onDragStart={(event) => {
            event.dataTransfer.setData(ELEMENT_DRAG_TYPE, kind.type);
            event.dataTransfer.effectAllowed = 'copy';
          }}
        >
          <span className={classes.icon}>
            <ElementIcon icon={kind.icon} />
          </span>
          <span className="sy-truncate">{kind.texts[language].name}</span>
        </UnstyledButton>
      ))}
    </nav>
  );
}
