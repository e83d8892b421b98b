import { PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useCommand } from '../api/queries.ts';
import { BusyButton } from '../ui/busy-button.tsx';
import { chooseLanguage } from '../ui/i18n.ts';
import { languageNames, languageOf, languages } from '../ui/languages.ts';
import { Logo } from '../ui/logo.tsx';
import { usePageTitle } from '../ui/page-title.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './sign-in.module.css';
import { SignInPicture } from './sign-in-picture.tsx';

/** Email and password, and beside them what the product does. */
export function SignInPage() {
  const { t } = useTranslation('accounts');
  const language = useLanguage();
  usePageTitle(t('signIn.pageTitle'));
  return (
    <div className={styles['page']}>
      <main className={styles['left']}>
        <div className={styles['brand']}>
          <Logo size={28} />
          Coquote
        </div>
        <SignInForm />
        <SegmentedControl
          aria-label={t('language')}
          className={styles['languages'] ?? ''}
          value={language}
          onChange={(code) => void chooseLanguage(languageOf(code))}
          data={languages.map((code) => ({
            value: code,
            label: <span lang={code}>{languageNames[code]}</span>,
          }))}
        />
      </main>
      <aside className={styles['right']} aria-hidden="true">
        <SignInPicture />
      </aside>
    </div>
  );
}

function SignInForm() {
  const { t } = useTranslation('accounts');
  const { next } = useSearch({ from: '/sign-in' });
  const client = useQueryClient();
  const router = useRouter();
  const signIn = useCommand('signIn');
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : t('signIn.emailMissing')),
      password: (value) => (value === '' ? t('signIn.passwordMissing') : null),
    },
  });

  const submit = form.onSubmit(({ email, password }) =>
    signIn.mutate(
      { body: { email: email.trim(), password } },
      {
        onSuccess: () => {
          client.clear();
          router.history.push(next);
        },
      },
    ),
  );

  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <h1>{t('signIn.title')}</h1>
      <p className={styles['lead']}>{t('signIn.text')}</p>
      {signIn.isError && <ProblemNotice error={signIn.error} />}
      <TextInput
        {...form.getInputProps('email')}
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        size="lg"
      />
      <PasswordInput
        {...form.getInputProps('password')}
        label={t('signIn.password')}
        autoComplete="current-password"
        size="lg"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
      />
      <BusyButton type="submit" variant="filled" size="lg" fullWidth isBusy={signIn.isPending}>
        {t('signIn.submit')}
      </BusyButton>
      <p className={styles['guests']}>{t('signIn.guests')}</p>
    </form>
  );
}
