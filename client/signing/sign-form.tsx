import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId, useRef, useState } from 'react';
import type { NewMark } from '#shared/acceptance/signature-mark.ts';
import { currentStatement, signingWords } from '#shared/acceptance/statements.ts';
import type { AnswerView } from '#shared/protocol/acceptance-api.ts';
import { firstName } from '../quote-room/names.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { ChangedNotice } from './changed-notice.tsx';
import { CodeStep } from './code-step.tsx';
import { DeclineForm } from './decline-form.tsx';
import form from './form.module.css';
import { useOffer } from './offer-context.ts';
import { SignatureField } from './signature-field.tsx';
import styles from './signing.module.css';
import { useSign } from './use-sign.ts';

interface SignFormProps {
  you: NonNullable<AnswerView['you']>;
}

/** The signature and the words it is given under. The button says what is missing when it is pressed. */
export function SignForm({ you }: SignFormProps) {
  const { t } = useTranslation('signing');
  const language = useLanguage();
  const { version, frozen, quoteId, answer, isOffline, isChoosing } = useOffer();
  const { sign, isPending, problem } = useSign();
  const [name, setName] = useState(you.name);
  const [title, setTitle] = useState(you.title);
  const [company, setCompany] = useState(you.company);
  const [drawn, setDrawn] = useState<NewMark | null>(null);
  const [isTyped, setTyped] = useState(true);
  const [isAgreed, setAgreed] = useState(false);
  const [missing, setMissing] = useState<Missing | null>(null);
  const [isDeclining, setDeclining] = useState(false);
  const missingId = useId();
  const formRef = useRef<HTMLFormElement>(null);

  const words = signingWords(language, {
    version: version.number,
    seller: frozen.seller.name,
    customer: company.trim() || frozen.customer.name,
  });
  const mark: NewMark | null = isTyped ? { kind: 'typed', text: name.trim() } : drawn;
  const seller = firstName(version.sentBy);
  const press = () => {
    const lack = missingOf({
      offline: isOffline,
      name: name.trim() === '',
      company: company.trim() === '',
      mark: mark === null,
      code: answer.verification === 'code' && you.verifiedUntil === null,
      statement: !isAgreed,
    });
    setMissing(lack);
    if (lack) goTo(formRef.current, lack);
    if (lack || mark === null || isPending || isChoosing) return;
    sign({ statement: currentStatement, language, name, title, company, mark });
  };

  return (
    <form
      ref={formRef}
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <h3>{t('signFor', { company: frozen.customer.name })}</h3>
      <TextInput
        label={t('name')}
        autoComplete="name"
        maxLength={120}
        data-lack="name"
        error={missing === 'name' && t('missing.name')}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <div className={form['pair']}>
        <TextInput
          label={t('role')}
          autoComplete="organization-title"
          maxLength={120}
          value={title}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <TextInput
          label={t('company')}
          autoComplete="organization"
          maxLength={200}
          data-lack="company"
          error={missing === 'company' && t('missing.company')}
          value={company}
          onChange={({ currentTarget }) => setCompany(currentTarget.value)}
        />
      </div>
      {answer.verification === 'code' && (
        <div data-lack="code">
          <CodeStep you={you} />
        </div>
      )}
      <div data-lack="mark">
        <SignatureField name={name} isTyped={isTyped} onTyped={setTyped} onDrawn={setDrawn} />
      </div>
      <Checkbox
        data-lack="statement"
        aria-invalid={missing === 'statement' || undefined}
        aria-describedby={missing === 'statement' ? missingId : undefined}
        checked={isAgreed}
        onChange={({ currentTarget }) => setAgreed(currentTarget.checked)}
        label={words.authority}
        className={form['statement'] ?? ''}
      />
      <div className={form['act']}>
        {problem?.kind === 'changed' && <ChangedNotice problem={problem} />}
        <p role="alert" id={missingId} className={form['missing']}>
          {missing && !atField.has(missing) && t(`missing.${missing}`)}
          {!missing && isOffline && t('missing.offline')}
          {!missing && problem && problem.kind !== 'changed' && t(problem.kind)}
        </p>
        <Button
          type="submit"
          size="lg"
          variant="filled"
          fullWidth
          leftSection={<IconSignature size={18} stroke={1.75} aria-hidden />}
          aria-disabled={isPending}
        >
          {isPending ? t('signing') : t('sign', { number: version.number })}
        </Button>
      </div>
      <p className={styles['help']}>{words.meaning}</p>
      <p className={styles['help']}>{words.notProved}</p>
      <p className={styles['else']}>
        {t('other')}{' '}
        <Link to="/quotes/$quoteId" params={{ quoteId }}>
          {t('propose')}
        </Link>{' '}
        {t('or')}{' '}
        <button type="button" aria-expanded={isDeclining} onClick={() => setDeclining(!isDeclining)}>
          {t('decline')}
        </button>
        . {t('notAcceptance', { seller })}
      </p>
      {isDeclining && <DeclineForm onCancel={() => setDeclining(false)} />}
    </form>
  );
}

const lacks = ['offline', 'name', 'company', 'code', 'mark', 'statement'] as const;
type Missing = (typeof lacks)[number];

/** Said where they are written; the others beside the button. */
const atField: ReadonlySet<Missing> = new Set(['name', 'company']);

/** To what is missing: its field, or the first thing to do about it. */
function goTo(form: HTMLFormElement | null, lack: Missing): void {
  const place = form?.querySelector<HTMLElement>(`[data-lack="${lack}"]`);
  const control = place?.matches('input') ? place : place?.querySelector<HTMLElement>('input, button');
  control?.focus();
}

/** The first thing on the page that is missing, in the order it stands there. */
function missingOf(lacking: Readonly<Record<Missing, boolean>>): Missing | null {
  return lacks.find((lack) => lacking[lack]) ?? null;
}
