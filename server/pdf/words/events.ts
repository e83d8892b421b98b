import type { AuditAction } from '#shared/evidence/audit-actions.ts';
import type { Terms } from '#shared/quote/quote.ts';

type InBoth = Readonly<Record<Terms['language'], string>>;

/** What the audit log records, in a few words for people who read it on paper. */
export const eventWords: Readonly<Record<AuditAction, InBoth>> = {
  organisation_created: { en: 'Organisation set up', sv: 'Organisation skapad' },
  user_created: { en: 'Account made', sv: 'Konto skapat' },
  limits_set: { en: 'Limits for approval set', sv: 'Gränser för godkännande satta' },
  opportunity_opened: { en: 'Opportunity opened', sv: 'Affärsmöjlighet öppnad' },
  opportunity_lost: { en: 'Opportunity given up', sv: 'Affärsmöjlighet släppt' },
  opportunity_revived: { en: 'Opportunity taken up again', sv: 'Affärsmöjlighet återupptagen' },
  link_made: { en: 'Personal link made', sv: 'Personlig länk skapad' },
  link_revoked: { en: 'Personal link taken back', sv: 'Personlig länk återkallad' },
  link_opened: { en: 'Personal link opened', sv: 'Personlig länk öppnad' },
  send_requested: { en: 'Asked to send', sv: 'Ombedd att skicka' },
  version_sent: { en: 'Version sent', sv: 'Version skickad' },
  version_superseded: { en: 'Version replaced by a newer one', sv: 'Version ersatt av en nyare' },
  version_mailed: { en: 'Mail about the version delivered', sv: 'Mejl om versionen levererat' },
  version_withdrawn: { en: 'Version withdrawn', sv: 'Version tillbakadragen' },
  send_undone: { en: 'Sending undone', sv: 'Utskick ångrat' },
  revision_opened: { en: 'Next version begun', sv: 'Nästa version påbörjad' },
  approval_requested: { en: 'Approval asked for', sv: 'Godkännande begärt' },
  approval_decided: { en: 'Approval decided', sv: 'Godkännande avgjort' },
  approval_void: { en: 'Approval no longer valid', sv: 'Godkännande gäller inte längre' },
  catalogue_changed: { en: 'Catalogue changed', sv: 'Katalogen ändrad' },
  catalogue_imported: { en: 'File read into the catalogue', sv: 'Fil inläst i katalogen' },
  catalogue_import_undone: { en: 'Import taken back', sv: 'Import ångrad' },
  proposal_made: { en: 'Proposal made', sv: 'Förslag lämnat' },
  proposal_answered: { en: 'Proposal answered', sv: 'Förslag besvarat' },
  proposal_withdrawn: { en: 'Proposal withdrawn', sv: 'Förslag tillbakadraget' },
  proposal_expired: { en: 'Proposal expired', sv: 'Förslag förfallet' },
  code_sent: { en: 'Code mailed', sv: 'Kod mejlad' },
  code_passed: { en: 'Code entered', sv: 'Kod angiven' },
  code_failed: { en: 'Wrong code entered', sv: 'Fel kod angiven' },
  signed: { en: 'Signed', sv: 'Undertecknad' },
  accepted: {
    en: 'Accepted: everybody who must has signed',
    sv: 'Godkänd: alla som måste har skrivit under',
  },
  acceptance_requested: { en: 'Acceptance asked for', sv: 'Godkännande efterfrågat' },
  late_acceptance_answered: { en: 'Late acceptance answered', sv: 'Sent godkännande besvarat' },
  declined: { en: 'Declined', sv: 'Avböjd' },
  receipt_mailed: { en: 'Receipt mailed', sv: 'Kvitto mejlat' },
  evidence_made: { en: 'Evidence package made', sv: 'Bevispaket skapat' },
  detail_erased: { en: 'Personal details erased', sv: 'Personuppgifter raderade' },
};
