import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import type { Pipeline } from '#shared/opportunity/pipeline.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { today } from '../ui/dates.ts';
import { useTranslation } from '../ui/use-translation.ts';
import {
  emptyGate,
  type GateField,
  type GateValues,
  offeredCurrencies,
  unfitFields,
} from './gate-answers.ts';
import styles from './new-quote.module.css';

interface GateFormProps {
  /** What it begins with; absent: nothing is answered yet. */
  first?: GateValues | undefined;
  /** The organisation's; one alone is not asked about. */
  pipelines: readonly Pick<Pipeline, 'id' | 'name'>[];
  pending: boolean;
  /** Fields the server did not take. */
  refusedFields: readonly GateField[];
  onSubmit: (values: GateValues) => void;
  /** What was answered where it does not fit yet. */
  onUnfit: (values: GateValues) => void;
}

/** As they stand on the page. */
const isBefore = (one: Node, other: Node) =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/** The questions of the gate. What does not fit is said at its field, and the first such field gets the focus. */
export function GateForm({ first, pipelines, pending, refusedFields, onSubmit, onUnfit }: GateFormProps) {
  const { t } = useTranslation('quotes');
  const { t: tUi } = useTranslation('ui');
  const errorsFor = (fields: readonly GateField[]) =>
    Object.fromEntries(fields.map((field) => [field, t(`gate.unfit.${field}`)]));
  const form = useForm<GateValues>({
    mode: 'uncontrolled',
    initialValues: first ?? emptyGate,
    validate: (values) => errorsFor(unfitFields(values, today())),
  });

  const refused = refusedFields.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is new at every render; its content counts.
  useEffect(() => {
    if (refused !== '') form.setErrors(errorsFor(refusedFields));
  }, [refused]);

  const field = (name: GateField) => ({
    ...form.getInputProps(name),
    label: t(`gate.field.${name}`),
  });
  const focusFirst = (errors: Record<string, unknown>) => {
    const [first] = Object.keys(errors)
      .flatMap((name) => form.getInputNode(name) ?? [])
      .sort((one, other) => (isBefore(one, other) ? -1 : 1));
    first?.focus();
    onUnfit(form.getValues());
  };

  const submit = (values: GateValues) => {
    if (!pending) onSubmit(values);
  };

  return (
    <form className={styles['form']} noValidate onSubmit={form.onSubmit(submit, focusFirst)}>
      <fieldset className={`card ${styles['group']}`}>
        <legend className={styles['legend']}>{t('gate.customer')}</legend>
        <TextInput {...field('customerName')} required autoComplete="off" data-autofocus />
        <TextInput
          {...field('customerCompanyNumber')}
          placeholder={t('gate.help.optional')}
          autoComplete="off"
        />
        <TextInput
          {...field('customerAddress')}
          placeholder={t('gate.help.optional')}
          autoComplete="off"
          className={styles['whole'] ?? ''}
        />
        <TextInput {...field('contactName')} required autoComplete="off" />
        <TextInput {...field('contactEmail')} required type="email" autoComplete="off" />
      </fieldset>
      <fieldset className={`card ${styles['group']}`}>
        <legend className={styles['legend']}>{t('gate.opportunity')}</legend>
        <TextInput
          {...field('title')}
          required
          autoComplete="off"
          description={t('gate.help.title')}
          className={styles['whole'] ?? ''}
        />
        <div className={styles['money']}>
          <TextInput {...field('value')} required inputMode="decimal" autoComplete="off" />
          <TextInput
            {...field('valueHigh')}
            inputMode="decimal"
            autoComplete="off"
            placeholder={t('gate.help.optional')}
          />
          <NativeSelect {...field('currency')} data={offeredCurrencies} />
        </div>
        <TextInput
          {...field('expectedClose')}
          required
          type="date"
          description={t('gate.help.expectedClose')}
        />
        {pipelines.length > 1 && (
          <NativeSelect
            {...field('pipelineId')}
            data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Checkbox
          {...form.getInputProps('needWithinHalfYear', { type: 'checkbox' })}
          label={t('gate.field.needWithinHalfYear')}
          className={styles['whole'] ?? ''}
        />
        <Textarea {...field('needNote')} required rows={3} className={styles['whole'] ?? ''} />
        <TextInput {...field('source')} required className={styles['whole'] ?? ''} />
      </fieldset>
      <div className={styles['actions']}>
        <ButtonLink to="/quotes" size="sm">
          {tUi('action.cancel')}
        </ButtonLink>
        <Button type="submit" variant="filled" aria-disabled={pending}>
          {t('gate.submit')}
        </Button>
      </div>
    </form>
  );
}
