import { Popover } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { VersionSummary } from '#shared/protocol/views.ts';
import { query, useCommand } from '../../api/queries.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { useRoom } from '../room-context.ts';
import share from '../share/share.module.css';
import approval from './approval.module.css';
import styles from './withdraw.module.css';

/** Taking back an offer that lies with the customer: what that means, who may have seen it, and why. */
export function WithdrawButton({ version }: { version: VersionSummary }) {
  const { t } = useTranslation('quoteRoom');
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={400}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button type="button" className={controls['button']} onClick={() => setOpen(!isOpen)}>
          {t('offering.withdraw')}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={share['popover'] ?? ''}>
        <WithdrawForm version={version} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function WithdrawForm({ version: { number }, onDone }: { version: VersionSummary; onDone: () => void }) {
  const { t } = useTranslation('quoteRoom');
  const { quoteId } = useRoom();
  const params = { quoteId, number };
  const opened = useQuery({ ...query('getOpened', { params }), staleTime: 0 });
  const withdraw = useCommand('withdrawVersion');
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const id = useId();
  const names = opened.data?.people.map(({ name }) => name).join(', ') ?? '';
  const take = () => {
    if (reason.trim() === '') return setMissing(true);
    if (withdraw.isPending) return;
    withdraw.mutateAsync({ params, body: { reason } }).then(
      () => {
        showToast(t('offering.withdrawn', { number }));
        onDone();
      },
      () => {},
    );
  };
  return (
    <div className={styles['form']}>
      <h2 className={share['title']}>{t('offering.withdrawTitle', { number })}</h2>
      <p className={share['help']}>{t('offering.withdrawHelp')}</p>
      {names && (
        <p className={styles['warning']}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          <span>{t('offering.opened', { names })}</span>
        </p>
      )}
      <div className={approval['ask']}>
        <label htmlFor={id}>{t('offering.reason')}</label>
        <textarea
          id={id}
          rows={3}
          maxLength={2_000}
          required
          aria-invalid={isMissing}
          aria-describedby={isMissing ? `${id}-missing` : undefined}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setMissing(false);
          }}
        />
        {isMissing && (
          <p id={`${id}-missing`} className={styles['missing']} role="alert">
            {t('offering.needReason')}
          </p>
        )}
      </div>
      {withdraw.error && <ProblemNotice error={withdraw.error} />}
      <button
        type="button"
        className={`${controls['button']} ${controls['primary']}`}
        aria-disabled={withdraw.isPending}
        onClick={take}
      >
        {t('offering.confirm', { number })}
      </button>
    </div>
  );
}
