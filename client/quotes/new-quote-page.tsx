import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { QuoteStart } from '#shared/protocol/template-api.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { useCommand } from '../api/queries.ts';
import { Page } from '../ui/page.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldErrors } from '../ui/problem-words.ts';
import { gateBody, isGateField } from './gate-answers.ts';
import { GateForm } from './gate-form.tsx';
import styles from './new-quote.module.css';
import { StartFields } from './start-fields.tsx';

/** What must be known before there is an opportunity, and the quote that comes of it. */
export function NewQuotePage() {
  const { t } = useTranslation('quotes');
  const navigate = useNavigate();
  const create = useCommand('createOpportunity');
  const isKnown = create.error instanceof ApiProblem && create.error.code === 'customer-exists';
  const open = ({ quoteId }: EndpointAnswer<'createOpportunity'>) =>
    void navigate({ to: '/quotes/$quoteId', params: { quoteId } });
  const [start, setStart] = useState<QuoteStart | null>(null);
  return (
    <Page title={t('gate.title')} width="narrow">
      <p className={styles['lead']}>{t('gate.lead')}</p>
      {create.isError && <ProblemNotice error={create.error} />}
      {isKnown && create.variables && (
        <p>
          <Button
            onClick={() =>
              create.mutate({ body: { ...create.variables.body, isAnother: true } }, { onSuccess: open })
            }
          >
            {t('gate.another')}
          </Button>
        </p>
      )}
      <StartFields onChange={setStart} />
      <GateForm
        pending={create.isPending}
        refusedFields={Object.keys(fieldErrors(create.error)).filter(isGateField)}
        onSubmit={(values) =>
          create.mutate({ body: { ...gateBody(values), ...(start && { start }) } }, { onSuccess: open })
        }
      />
    </Page>
  );
}
