import { NativeSelect, Popover, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ElementId } from '#shared/ids.ts';
import type { VersionSummary } from '#shared/protocol/views.ts';
import { useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { firstName } from '../quote-room/names.ts';
import { useRoom } from '../quote-room/room-context.ts';
import share from '../quote-room/share/share.module.css';
import { useSession } from '../sync/use-session.ts';
import { CommandForm } from '../ui/command-form.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './negotiation.module.css';
import {
  askedFrom,
  componentTopics,
  type FormTopic,
  firstValues,
  inputs,
  quoteTopics,
} from './proposal-values.ts';
import { useOfferEffect } from './use-offer-effect.ts';

/** For the seller, beside an offer that stands: what the customer said about it by phone. */
export function PhoneCounterButton({ version }: { version: VersionSummary }) {
  const { t } = useTranslation('negotiation');
  const { quote } = useRoom();
  const [isOpen, setOpen] = useState(false);
  if (!quote.participants.some(({ side }) => side === 'buyer')) return null;
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={440}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button type="button" className={controls['button']} onClick={() => setOpen(!isOpen)}>
          {t('phone.action')}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={share['popover'] ?? ''}>
        <PhoneCounterForm number={version.number} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

const topicsOn = (element: string) => (element === '' ? quoteTopics : componentTopics);

function PhoneCounterForm({ number, onDone }: { number: number; onDone: () => void }) {
  const { t } = useTranslation('negotiation');
  const { quote, quoteId } = useRoom();
  const components = useSession((session) => session.content.components);
  const buyers = quote.participants.filter(({ side }) => side === 'buyer');
  const effect = useOfferEffect({ isRecorded: true });
  const record = useCommand('recordCounter');
  const [saidBy, setSaidBy] = useState(buyers[0]?.id ?? '');
  const [saidOn, setSaidOn] = useState(quote.today);
  const [element, setElement] = useState('');
  const [values, setValues] = useState(() => firstValues(quoteTopics));
  const [isUnfit, setUnfit] = useState(false);
  const { topic, value, note } = values;
  const about = (next: string) => {
    setElement(next);
    setValues({ ...firstValues(topicsOn(next)), note });
  };
  const send = () => {
    const asked = askedFrom(values, element === '' ? null : ElementId.parse(element));
    setUnfit(asked === null);
    const body = { note, saidBy, saidOn, shown: effect?.shown ?? null };
    return asked && record.mutateAsync({ params: { quoteId, number }, body: { asked, ...body } });
  };
  return (
    <CommandForm
      label={t('phone.title')}
      words={{ submit: t('phone.submit'), cancel: t('action.cancel') }}
      command={record}
      send={send}
      told={t('phone.done', { name: firstName(buyers.find(({ id }) => id === saidBy)?.name ?? '') })}
      onDone={onDone}
    >
      <h2 className={share['title']}>{t('phone.title')}</h2>
      <p className={share['help']}>{t('phone.help')}</p>
      <div className={styles['two']}>
        <NativeSelect
          label={t('phone.who')}
          value={saidBy}
          data={buyers.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setSaidBy(event.currentTarget.value)}
        />
        <TextInput
          label={t('phone.when')}
          type="date"
          max={quote.today}
          value={saidOn}
          onChange={(event) => setSaidOn(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('phone.about')}
          value={element}
          data={[
            { value: '', label: t('phone.whole') },
            ...components.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={(event) => about(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('form.topic')}
          value={topic}
          data={topicsOn(element).map((each) => ({ value: each, label: t(`form.topics.${each}`) }))}
          onChange={(event) =>
            setValues({ ...values, topic: event.currentTarget.value as FormTopic, value: '' })
          }
        />
        <TextInput
          label={t(`form.value.${topic}`)}
          type={inputs[topic] === 'date' ? 'date' : 'text'}
          inputMode={inputs[topic] === 'number' ? 'decimal' : undefined}
          autoComplete="off"
          value={value}
          error={isUnfit && t(`form.unfit.${topic}`)}
          onChange={(event) => setValues({ ...values, value: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={t('phone.note')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={note}
        onChange={(event) => setValues({ ...values, note: event.currentTarget.value })}
      />
      {effect && <p className={styles['effectWords']}>{effect.words}</p>}
    </CommandForm>
  );
}
