import { Radio, Textarea, TextInput } from '@mantine/core';
import { declineReasons } from '#shared/acceptance/answers.ts';
import { useTranslation } from '../ui/use-translation.ts';
import form from './form.module.css';
import type { useNo } from './use-no.ts';

type NoFieldsProps = Omit<ReturnType<typeof useNo>, 'read'>;

/** Why not, when to ask again, and one's own words: to a version, or before there is one. */
export function NoFields({ no, setNo, missing }: NoFieldsProps) {
  const { t } = useTranslation('signing');
  const { reason, comeBack, words } = no;
  return (
    <>
      <Radio.Group
        label={t('no.reason')}
        value={reason}
        onChange={(value) => setNo({ ...no, reason: declineReasons.find((each) => each === value) ?? null })}
      >
        <div className={form['reasons']}>
          {declineReasons.map((each) => (
            <Radio key={each} value={each} label={t(`no.${each}`)} size="sm" />
          ))}
        </div>
      </Radio.Group>
      {reason === 'not-now' && (
        <TextInput
          type="date"
          label={t('no.comeBack')}
          description={t('no.optional')}
          value={comeBack}
          onChange={({ currentTarget }) => setNo({ ...no, comeBack: currentTarget.value })}
        />
      )}
      <Textarea
        label={t('no.words')}
        description={reason === 'other' ? undefined : t('no.optional')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={words}
        onChange={({ currentTarget }) => setNo({ ...no, words: currentTarget.value })}
      />
      <p role="alert" className={form['missing']}>
        {missing && t(`no.${missing}`)}
      </p>
    </>
  );
}
