import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { QuoteId } from '#shared/ids.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './home.module.css';
import type { FirstStep } from './home-model.ts';

interface FirstStepsCardProps {
  steps: readonly FirstStep[];
  toTry: QuoteId | null;
}

/** The way to the first quote built with a customer. The first step not taken is the one that stands out. */
export function FirstStepsCard({ steps, toTry }: FirstStepsCardProps) {
  const { t } = useTranslation('quotes');
  const next = steps.find(({ done }) => !done)?.step;
  const look = (step: FirstStep['step']) => (step === next ? 'filled' : 'default');
  const actions: Record<FirstStep['step'], ReactNode> = {
    build: toTry && (
      <ButtonLink to="/quotes/$quoteId" params={{ quoteId: toTry }} variant={look('build')}>
        {t('home.step.build.action')}
      </ButtonLink>
    ),
    create: (
      <ButtonLink to="/quotes/new" variant={look('create')}>
        {t('home.step.create.action')}
      </ButtonLink>
    ),
    send: (
      <ButtonLink to="/quotes" variant={look('send')}>
        {t('home.step.send.action')}
      </ButtonLink>
    ),
  };
  return (
    <ol className={`card ${styles['steps']}`}>
      {steps.map(({ step, done }, index) => (
        <li key={step} className={`${styles['step']} ${step === next ? styles['next'] : ''}`}>
          <span className={styles['number']}>
            {done ? <IconCheck size={15} stroke={2.25} aria-label={t('home.step.done')} /> : index + 1}
          </span>
          <div>
            <h2>{t(`home.step.${step}.title`)}</h2>
            <p>{t(`home.step.${step}.text`)}</p>
          </div>
          {actions[step]}
        </li>
      ))}
    </ol>
  );
}
