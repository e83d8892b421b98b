import { type CSSProperties, type ReactNode, useState } from 'react';
import { formatDifference } from '#shared/money/format-money.ts';
import { proposalEffect } from '#shared/negotiation/effect.ts';
import { mayAnswer, type ProposalCommand } from '#shared/negotiation/proposal-states.ts';
import type { ProposalView } from '#shared/protocol/negotiation-api.ts';
import controls from '../quote-room/controls.module.css';
import { firstName } from '../quote-room/names.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { useSession } from '../sync/use-session.ts';
import { Avatar } from '../ui/avatar.tsx';
import { longDay } from '../ui/dates.ts';
import { MarkedText } from '../ui/marked-text.tsx';
import { colourToken } from '../ui/person.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './negotiation.module.css';
import { ProposalForm } from './proposal-form.tsx';
import { useProposalWords } from './proposal-words.ts';
import { useAnswer } from './use-answer.ts';

const marks = { b: (words: string) => <b>{words}</b> };

/** One proposal in its maker's colour, with what it would do and how it can be answered. */
export function ProposalInset({ proposal }: { proposal: ProposalView }) {
  const { side, colour, name } = proposal.by;
  return (
    <div
      className={styles['inset']}
      style={{ '--c': colourToken(side, colour) } as CSSProperties}
      data-proposal={proposal.id}
    >
      <div className={styles['head']}>
        <Avatar name={name} side={side} colour={colour} size={20} decorative />
        <p className={styles['says']}>
          <ProposalSentence proposal={proposal} />
        </p>
      </div>
      <div className={styles['rest']}>
        <ProposalBody proposal={proposal} />
        {proposal.state === 'open' ? <Answers proposal={proposal} /> : <Settled proposal={proposal} />}
      </div>
    </div>
  );
}

function ProposalSentence({ proposal }: { proposal: ProposalView }) {
  const { me } = useRoom();
  const content = useSession((session) => session.content);
  const { sentence } = useProposalWords(content);
  return <MarkedText text={sentence(proposal, proposal.by.id === me.id)} marks={marks} />;
}

function ProposalBody({ proposal }: { proposal: ProposalView }) {
  const { t } = useTranslation('negotiation');
  const language = useLanguage();
  const content = useSession((session) => session.content);
  const { given } = useProposalWords(content);
  const facts = [
    proposal.recorded !== null &&
      t('recorded', {
        day: longDay(proposal.recorded.saidOn, language),
        name: firstName(proposal.recorded.byName),
      }),
    proposal.version !== null && t('onVersion', { version: proposal.version }),
    proposal.answers !== null && t('counters'),
    proposal.expiresOn !== null && t('until', { day: longDay(proposal.expiresOn, language) }),
  ].filter(Boolean);
  return (
    <>
      {proposal.given.length > 0 && <p>{given(proposal.given)}</p>}
      {proposal.note && <p className={styles['note']}>{proposal.note}</p>}
      {proposal.state === 'open' && <Effect proposal={proposal} />}
      {facts.length > 0 && <p className={`${styles['facts']} num`}>{facts.join(' · ')}</p>}
      {proposal.effectWords && <p className={styles['facts']}>{proposal.effectWords}</p>}
    </>
  );
}

/** What it does to the total, the same for both. */
function Effect({ proposal }: { proposal: ProposalView }) {
  const { t } = useTranslation('negotiation');
  const { quote } = useRoom();
  const content = useSession((session) => session.content);
  const { fit, before, after, currency } = proposalEffect(content, proposal, quote.today);
  if (fit !== 'open') return <p className={styles['moot']}>{t(fit)}</p>;
  return (
    <p className={`${styles['effect']} num`}>
      {after === before
        ? t('totalSame')
        : t('total', { difference: formatDifference(after - before, currency) })}
    </p>
  );
}

function Settled({ proposal: { state, answeredBy } }: { proposal: ProposalView }) {
  const { t } = useTranslation('negotiation');
  const words = t(`state.${state}`);
  return (
    <p className={styles['facts']}>
      {answeredBy ? t('settledBy', { state: words, name: firstName(answeredBy.name) }) : words}
    </p>
  );
}

function Answers({ proposal }: { proposal: ProposalView }) {
  const { t } = useTranslation('negotiation');
  const { side } = useRoom();
  const status = useSession((session) => session.status);
  const isOpen = useSession(
    (session) => proposalEffect(session.content, proposal, session.priced.asOf ?? '').fit === 'open',
  );
  const [isCountering, setCountering] = useState(false);
  const { accept, decline, withdraw, isPending, error } = useAnswer(proposal);
  const may = (command: ProposalCommand) =>
    mayAnswer(command, { state: proposal.state, side: proposal.by.side }, side, status);
  const button = (words: string, press: () => void, tone: string | undefined, isOn: boolean): ReactNode =>
    isOn && (
      <button
        type="button"
        className={`${controls['button']} ${tone ?? ''}`}
        aria-disabled={isPending}
        onClick={() => !isPending && press()}
      >
        {words}
      </button>
    );
  if (isCountering) {
    return <ProposalForm counters={proposal} onDone={() => setCountering(false)} />;
  }
  const canCounter = may('counter') && proposal.asked.topic !== 'choices';
  return (
    <>
      <div className={styles['acts']} data-answers>
        {button(t('action.accept'), accept, controls['primary'], may('accept') && isOpen)}
        {button(t('action.counter'), () => setCountering(true), undefined, canCounter)}
        {button(t('action.decline'), decline, controls['quiet'], may('decline'))}
        {button(t('action.withdraw'), withdraw, controls['quiet'], may('withdraw'))}
      </div>
      {error && <ProblemNotice error={error} />}
    </>
  );
}
