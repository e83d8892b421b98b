import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { CatalogueItem } from '#shared/catalogue/catalogue-item.ts';
import type { ElementId, TemplateId } from '#shared/ids.ts';
import { call } from '../../api/api.ts';
import { query } from '../../api/queries.ts';
import { findItems, priceWords, shownItems } from '../../catalogue/catalogue-model.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { problemWord } from '../../ui/problem-words.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import { closeDeskPanel } from './desk-panel.ts';
import styles from './panel-frame.module.css';
import { PanelFrame } from './panel-frame.tsx';
import { useCatalogueEdit } from './use-catalogue-edit.ts';

/** As many as anybody looks through; typing finds the others. */
const mostShown = 40;

interface Choice {
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly price: string;
  take(): void;
}

/** Found by typing, chosen by the arrows, taken by Enter. The first choice is a component of one's own. */
export function CataloguePicker({ sectionId }: { sectionId: ElementId | undefined }) {
  const { t } = useTranslation('catalogue');
  const { t: tTemplates } = useTranslation('templates');
  const { t: tUi } = useTranslation('ui');
  const edit = useRoomEdit();
  const catalogueEdit = useCatalogueEdit();
  const templates = useQuery(query('listTemplates', {}));
  const catalogue = useQuery(query('listCatalogue', {}));
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();

  const insertTemplate = async (templateId: TemplateId) => {
    try {
      const { content } = await call('getTemplate', { params: { templateId } });
      catalogueEdit.insertTemplate(content);
    } catch (error) {
      showToast(tUi(`problem.${problemWord(error)}.title`));
    }
  };
  const take = (item: CatalogueItem) => {
    const isPriced = catalogueEdit.takeItem(item, sectionId);
    if (!isPriced) showToast(t('pick.otherCurrency', { currency: item.values.currency }));
  };
  const found = findItems(shownItems(catalogue.data?.items ?? [], {}), text).slice(0, mostShown);
  const ofCatalogue = found.map(
    (item): Choice => ({
      key: item.id,
      name: item.values.component.title,
      about: [item.values.category, item.values.component.description].filter(Boolean).join(' · '),
      price: priceWords(item.values) ?? t('noPrice'),
      take: () => take(item),
    }),
  );
  const sections = templates.data?.templates.filter(
    ({ kind, archived, name }) =>
      kind === 'section' && !archived && name.toLowerCase().startsWith(text.trim().toLowerCase()),
  );
  const ofTemplates = (sections ?? []).map(
    ({ id, name, components }): Choice => ({
      key: id,
      name,
      about: tTemplates('sectionOf', { count: components }),
      price: '',
      take: () => void insertTemplate(id),
    }),
  );
  const own: Choice = {
    key: 'own',
    name: text.trim() === '' ? t('pick.empty') : t('pick.own', { title: text.trim() }),
    about: '',
    price: '',
    take: () => edit.addComponent(sectionId, null, { title: text.trim().slice(0, 200) }),
  };
  // What was typed is looked for; only where nothing is found is it a name.
  const choices =
    text.trim() === '' ? [own, ...ofTemplates, ...ofCatalogue] : [...ofTemplates, ...ofCatalogue, own];
  const chosen = Math.min(at, choices.length - 1);
  const finish = (choice: Choice | undefined) => {
    closeDeskPanel(false);
    choice?.take();
  };
  useEffect(() => {
    document.getElementById(`${listId}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, chosen]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((chosen + step + choices.length) % choices.length);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) finish(choices[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <PanelFrame title={t('pick.title')} closesOnLeaving>
      <div className={styles['search']}>
        <input
          type="text"
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={`${listId}-${chosen}`}
          aria-label={t('find')}
          placeholder={t('find')}
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: the person asked for it by a key, to type in it.
          autoFocus
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {catalogue.isError && (
        <ProblemNotice error={catalogue.error} onRetry={() => void catalogue.refetch()} />
      )}
      <div id={listId} role="listbox" aria-label={t('title')} className={styles['list']}>
        {choices.map(({ key, name, about, price }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys, as a combobox does.
          <div
            key={key}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={styles['option']}
            onPointerMove={() => setAt(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => finish(choices[index])}
          >
            <b>{name}</b>
            <span className={`num ${styles['right']}`}>{price}</span>
            {about && <span className={styles['second']}>{about}</span>}
          </div>
        ))}
      </div>
    </PanelFrame>
  );
}
