import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouteContext, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { OpportunityGate } from '#shared/opportunity/gate.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { QuoteStart } from '#shared/protocol/template-api.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { query, useCommand } from '../api/queries.ts';
import { today } from '../ui/dates.ts';
import { Page } from '../ui/page.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldErrors } from '../ui/problem-words.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { WaitInstead } from '../waiting/wait-instead.tsx';
import { gateOf } from '../waiting/waiting-model.ts';
import { type GateValues, gateBody, isGateField } from './gate-answers.ts';
import { GateForm } from './gate-form.tsx';
import styles from './new-quote.module.css';
import { StartFields } from './start-fields.tsx';

/** What must be known before there is an opportunity, and the quote that comes of it. */
export function NewQuotePage() {
  const { t } = useTranslation('quotes');
  const { t: tWaiting } = useTranslation('waiting');
  const navigate = useNavigate();
  const { waiting } = useSearch({ from: '/workspace/quotes/new' });
  const { me } = useRouteContext({ from: '/workspace' });
  const { who, isKnownYet } = useWaiting(waiting);
  const create = useCommand('createOpportunity');
  const convert = useCommand('convertWaiting');
  const error = create.error ?? convert.error;
  const [answered, setAnswered] = useState<OpportunityGate | null>(null);
  const [unfit, setUnfit] = useState<GateValues | null>(null);
  const [start, setStart] = useState<QuoteStart | null>(null);
  const isKnown = error instanceof ApiProblem && error.code === 'customer-exists';
  const onSuccess = ({ quoteId }: EndpointAnswer<'createOpportunity'>) =>
    void navigate({ to: '/quotes/$quoteId', params: { quoteId } });
  const open = (gate: OpportunityGate) => {
    setAnswered(gate);
    setUnfit(null);
    if (who) convert.mutate({ params: { waitingId: who.id }, body: gate }, { onSuccess });
    else create.mutate({ body: { ...gate, ...(start && { start }) } }, { onSuccess });
  };
  return (
    <Page title={t('gate.title')} width="narrow">
      <p className={styles['lead']}>
        {who ? tWaiting('converting', { name: who.customerName }) : t('gate.lead')}
      </p>
      {error && <ProblemNotice error={error} />}
      {isKnown && answered && (
        <p>
          <Button onClick={() => open({ ...answered, isAnother: true })}>{t('gate.another')}</Button>
        </p>
      )}
      {!who && <StartFields onChange={setStart} />}
      {unfit && !who && <WaitInstead key={unfit.expectedClose} values={unfit} today={today()} />}
      {isKnownYet && (
        <GateForm
          first={who ? gateOf(who, today()) : undefined}
          pipelines={me.organisation.pipelines}
          pending={create.isPending || convert.isPending}
          refusedFields={Object.keys(fieldErrors(error)).filter(isGateField)}
          onSubmit={(values) => open(gateBody(values))}
          onUnfit={setUnfit}
        />
      )}
    </Page>
  );
}

/** Whoever comes from the waiting list; the form begins with their answers, so it waits until they are known. */
function useWaiting(id: string | undefined) {
  const list = useQuery({ ...query('listWaiting', {}), enabled: id !== undefined });
  const who = id === undefined ? undefined : list.data?.waiting.find((one) => one.id === id);
  return { who, isKnownYet: id === undefined || !list.isPending };
}
