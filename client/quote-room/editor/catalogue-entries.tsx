import { Menu } from '@mantine/core';
import { IconPackageExport, IconTag } from '@tabler/icons-react';
import { catalogueDefaults, offeredPart } from '#shared/catalogue/catalogue-item.ts';
import type { Component } from '#shared/quote/quote.ts';
import { costDefaults } from '#shared/quote-doc/costs.ts';
import { useCommand } from '../../api/queries.ts';
import { useCosts, useInternal, useQuoteSession } from '../../sync/use-session.ts';
import { problemWord } from '../../ui/problem-words.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import { openDeskPanel } from './desk-panel.ts';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** What a component's menu has about the catalogue: keeping it there, and asking for the present price. */
export function CatalogueEntries({ component }: { component: Component }) {
  const { t } = useTranslation('catalogue');
  const { t: tUi } = useTranslation('ui');
  const session = useQuoteSession();
  const costs = useCosts(component.id) ?? costDefaults;
  const source = useInternal((internal) => internal?.sources[component.id]);
  const add = useCommand('addCatalogueItem');
  const keep = () => {
    const { content } = session.getState();
    const category = content.sections.find(({ id }) => id === component.sectionId)?.title ?? '';
    const values = {
      ...catalogueDefaults,
      category: category.slice(0, 120),
      currency: content.terms.currency,
      component: offeredPart(component),
      costs,
    };
    // The menu that it was pressed in is gone by then, with everything that could show what went wrong.
    add.mutateAsync({ body: { values } }).then(
      () => showToast(t('keep.done', { title: component.title })),
      (error) => showToast(tUi(`problem.${problemWord(error)}.title`)),
    );
  };
  return (
    <>
      <Menu.Item
        leftSection={<IconPackageExport {...icon} />}
        disabled={component.title === ''}
        onClick={keep}
      >
        {t('keep.component')}
      </Menu.Item>
      {source && (
        <Menu.Item
          leftSection={<IconTag {...icon} />}
          onClick={() => openDeskPanel({ kind: 'reprice', only: component.id })}
        >
          {t('reprice.one')}
        </Menu.Item>
      )}
    </>
  );
}
