import type { MailDraft } from '#shared/protocol/follow-up-api.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './mail-preview.module.css';

/** A mail before it goes, in its own language. Its button leads each reader in by a link of their own. */
export function MailPreview({ mail, message }: { mail: MailDraft; message: string }) {
  const { t } = useTranslation('pipeline');
  const { recipients, subject, heading, paragraphs, messageFrom, facts, action, footer } = mail;
  return (
    <article className={styles['mail']} aria-label={t('remind.mail')}>
      <p className={styles['head']}>{t('remind.to', { names: recipients.join(', ') })}</p>
      <div lang={mail.language} className={styles['body']}>
        <p className={styles['subject']}>{subject}</p>
        <p className={styles['heading']}>{heading}</p>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {message !== '' && (
          <blockquote className={styles['message']}>
            <b>{messageFrom}</b>
            {message}
          </blockquote>
        )}
        <dl className={styles['facts']}>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>
          <span className={styles['action']}>{action}</span>
        </p>
        {footer.map((line) => (
          <p key={line} className={styles['small']}>
            {line}
          </p>
        ))}
      </div>
    </article>
  );
}
