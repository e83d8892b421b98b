import { NativeSelect } from '@mantine/core';
import { useRouteContext } from '@tanstack/react-router';
import { useTranslation } from '../ui/use-translation.ts';

interface OwnerFilterProps {
  /** By name. */
  owners: readonly string[];
  owner: string | undefined;
  /** `undefined`: everybody's. */
  onChange: (owner: string | undefined) => void;
}

/** Whose deals are shown: everybody's, one's own, or a colleague's. The lists know people by name. */
export function OwnerFilter({ owners, owner, onChange }: OwnerFilterProps) {
  const { t } = useTranslation('pipeline');
  const { me } = useRouteContext({ from: '/workspace' });
  const others = owners.filter((name) => name !== me.name);
  return (
    <NativeSelect
      aria-label={t('owner')}
      value={owner ?? ''}
      data={[{ value: '', label: t('everyone') }, { value: me.name, label: t('mine') }, ...others]}
      onChange={({ currentTarget: { value } }) => onChange(value === '' ? undefined : value)}
    />
  );
}
