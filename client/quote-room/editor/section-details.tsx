import { type Disclosure, disclosures, type Section } from '#shared/quote/quote.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { DetailNumber } from '../fields/detail-number.tsx';
import styles from '../fields/details.module.css';
import notes from '../fields/notes.module.css';
import { numberRules } from '../fields/number-rules.ts';
import { percentOrNull } from '../fields/percent.ts';
import { SelectField } from '../fields/select-field.tsx';
import { useRoomEdit } from '../use-room-edit.ts';
import { IssueNotes } from './issue-notes.tsx';
import { type Presence, presenceOf, presencePatch, presences } from './presence.ts';
import { useIssues } from './use-issues.ts';

/** What holds for all that stands in a section: whether it can be left out, what is taken off it, what is shown of it. */
export function SectionDetails({ section, onDone }: { section: Section; onDone: () => void }) {
  const { t } = useTranslation('quoteRoom');
  const edit = useRoomEdit();
  const issues = useIssues(section.id);
  const { id, disclosure, presence, staysOpen } = section;
  const patch = (values: Partial<Omit<Section, 'id'>>) => edit.patchSection(id, values);
  return (
    <fieldset
      className={styles['details']}
      aria-label={t('details.label', { title: section.title || t('section.untitled') })}
    >
      <div className={styles['fields']}>
        <SelectField<Presence>
          label={t('offer.section.presence')}
          field="presence"
          isBroad
          value={presenceOf(section)}
          options={presences.map((value) => ({ value, label: t(`details.${value}`) }))}
          onChange={(value) => patch(presencePatch(value))}
        />
        <DetailNumber
          element={id}
          field="discountPercent"
          label={t('section.discount')}
          placeholder="0"
          value={section.discountPercent}
          rule={numberRules.percent}
          onCommit={(value) => patch({ discountPercent: percentOrNull(value) })}
        />
        <SelectField<Disclosure>
          label={t('offer.section.disclosure')}
          field="disclosure"
          isBroad
          value={disclosure}
          options={disclosures.map((value) => ({ value, label: t(`offer.section.disclosures.${value}`) }))}
          onChange={(value) => patch({ disclosure: value })}
        />
      </div>
      <div className={notes['list']}>
        {presence === 'optional' && <p className={notes['hint']}>{t('offer.section.optionalHint')}</p>}
        {section.discountPercent !== null && (
          <p className={notes['hint']}>{t('offer.section.discountHint')}</p>
        )}
        <p className={notes['hint']}>{t(`offer.section.disclosureHint.${disclosure}`)}</p>
      </div>
      {presence === 'optional' && (
        <label className={styles['tick']}>
          <input
            type="checkbox"
            className={controls['box']}
            checked={staysOpen}
            onChange={(event) => patch({ staysOpen: event.currentTarget.checked })}
          />
          {t('offer.choice.staysOpen')}
        </label>
      )}
      <IssueNotes issues={issues} />
      <div className={styles['end']}>
        <button type="button" className={controls['button']} onClick={onDone}>
          {t('details.done')}
        </button>
      </div>
    </fieldset>
  );
}
