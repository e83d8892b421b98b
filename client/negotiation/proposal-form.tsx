import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ElementId } from '#shared/ids.ts';
import { elementOf } from '#shared/negotiation/asked.ts';
import type { ProposalView } from '#shared/protocol/negotiation-api.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { CommandForm } from '../ui/command-form.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './negotiation.module.css';
import {
  askedFrom,
  componentTopics,
  type FormTopic,
  firstValues,
  formGivens,
  givenFrom,
  givenInputs,
  inputs,
  type ProposalValues,
  quoteTopics,
} from './proposal-values.ts';
import { useOfferEffect } from './use-offer-effect.ts';
import { usePropose } from './use-propose.ts';

interface ProposalFormProps {
  /** What it is about; the quote as a whole where there is none. */
  element?: ElementId | null;
  /** The proposal that it answers. */
  counters?: ProposalView;
  /** What it starts with. */
  start?: { readonly topic: FormTopic; readonly value: string };
  onDone: () => void;
}

/** Puts something else to the other side: what is asked for, what is given in return, and until when. */
export function ProposalForm({ element = null, counters, start, onDone }: ProposalFormProps) {
  const { t } = useTranslation('negotiation');
  const { quote } = useRoom();
  const on = counters ? elementOf(counters.asked) : element;
  const topics = start ? [start.topic] : on === null ? quoteTopics : componentTopics;
  const [values, setValues] = useState(() => firstValues(topics, counters, start?.value));
  const [unfit, setUnfit] = useState<'value' | 'given' | null>(null);
  const effect = useOfferEffect();
  const { propose, ...command } = usePropose(counters);
  // It was asked for to be written in.
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const set = (part: Partial<ProposalValues>) => setValues((were) => ({ ...were, ...part }));

  const send = () => {
    const asked = askedFrom(values, on);
    const given = givenFrom(values);
    setUnfit(asked === null ? 'value' : given === null ? 'given' : null);
    if (asked === null || given === null) return null;
    const { note, expiresOn } = values;
    return propose({ asked, given, note, expiresOn: expiresOn || null, shown: effect?.shown ?? null });
  };
  const { topic, given } = values;
  const typed = givenInputs[given];
  const kindOf = (input: string) =>
    input === 'date' ? ({ type: 'date', min: quote.today } as const) : ({ type: 'text' } as const);
  return (
    <CommandForm
      label={t('form.label')}
      words={{
        submit: t(counters ? 'action.sendCounter' : 'action.send'),
        cancel: t('action.cancel'),
      }}
      command={command}
      send={send}
      onDone={onDone}
      leavesByEscape
    >
      <div className={styles['two']}>
        {!counters && topics.length > 1 && (
          <NativeSelect
            label={t('form.topic')}
            value={topic}
            data={topics.map((each) => ({ value: each, label: t(`form.topics.${each}`) }))}
            onChange={(event) => set({ topic: event.currentTarget.value as FormTopic, value: '' })}
          />
        )}
        <TextInput
          ref={field}
          label={t(`form.value.${topic}`)}
          description={topic === 'startDate' && on !== null ? t('form.startOfAll') : undefined}
          {...kindOf(inputs[topic])}
          inputMode={inputs[topic] === 'number' ? 'decimal' : undefined}
          autoComplete="off"
          data-autofocus
          value={values.value}
          error={unfit === 'value' && t(`form.unfit.${topic}`)}
          onChange={(event) => set({ value: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('form.given')}
          value={given}
          data={formGivens.map((each) => ({ value: each, label: t(`form.givenKinds.${each}`) }))}
          onChange={(event) =>
            set({ given: event.currentTarget.value as ProposalValues['given'], givenValue: '' })
          }
        />
        {typed !== 'none' && (
          <TextInput
            label={t(`form.givenValue.${given as 'term'}`)}
            {...kindOf(typed)}
            inputMode={typed === 'number' ? 'numeric' : undefined}
            autoComplete="off"
            value={values.givenValue}
            error={unfit === 'given' && t('form.unfit.given')}
            onChange={(event) => set({ givenValue: event.currentTarget.value })}
          />
        )}
        <TextInput
          label={t('form.expires')}
          type="date"
          min={quote.today}
          value={values.expiresOn}
          onChange={(event) => set({ expiresOn: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={t('form.note')}
        placeholder={t('form.noteEmpty')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={values.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      {effect && <p className={styles['effectWords']}>{effect.words}</p>}
    </CommandForm>
  );
}
