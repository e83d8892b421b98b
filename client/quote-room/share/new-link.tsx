import { useRef, useState } from 'react';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import styles from './share.module.css';

interface NewLinkProps {
  name: string;
  url: string;
  onDone: () => void;
}

/** A link that was just made. The server keeps only its hash, so this is the one time it can be copied. */
export function NewLink({ name, url, onDone }: NewLinkProps) {
  const { t } = useTranslation('quoteRoom');
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    field.current?.select();
    await navigator.clipboard.writeText(url);
    setCopied(true);
  };
  return (
    <div className={styles['made']}>
      <p role="status">{t('share.once', { name })}</p>
      <div className={styles['url']}>
        <input
          ref={field}
          readOnly
          value={url}
          aria-label={t('share.url', { name })}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button
          type="button"
          className={`${controls['button']} ${controls['primary']}`}
          onClick={() => void copy()}
        >
          {isCopied ? t('share.copied') : t('share.copy')}
        </button>
      </div>
      <button type="button" className={controls['button']} onClick={onDone}>
        {t('share.done')}
      </button>
    </div>
  );
}
