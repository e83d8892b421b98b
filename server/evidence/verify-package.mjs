#!/usr/bin/env node
/**
 * Checks an evidence package by itself: no server, no database, no code but this file and Node.js.
 *
 *   node verify-package.mjs evidence.json [quote.pdf] [--known HASH]
 *
 * evidence.json  the package as it was downloaded
 * quote.pdf      the PDF of the version as it was offered, before anybody signed
 * --known        a hash that reached you another way: of the package or of any row of the audit log in it
 *
 * Prints what the package proves and what it does not, or everything that is wrong with it. Ends with 0 when nothing
 * is wrong, 1 when something is, and 2 when there was nothing to check.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const wrong = [];
const proved = [];

/** Notes the sentence as proved, or the other one as wrong. */
function check(isRight, sentence, complaint) {
  if (isRight) proved.push(sentence);
  else wrong.push(complaint);
  return isRight;
}

// Fingerprints.

function sha256(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** JSON after RFC 8785, with text in Unicode NFC. */
function canonical(value) {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value).map((key) => [key.normalize('NFC'), value[key]]);
  members.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${members.map(([key, member]) => `${canonical(key)}:${canonical(member)}`).join(',')}}`;
}

const digest = (value) => sha256(canonical(value));
const isSame = (a, b) => canonical(a) === canonical(b);

// 1. The groups of the package, each by its own fingerprint.

const groupNames = {
  offer: 'What was offered',
  screens: 'What the screens showed',
  signers: 'Who signed',
  sessions: 'Where the signatures came from',
  offline: 'What was recorded of the paper',
  events: 'The list of events',
  chain: 'The stretch of the audit log',
  verification: 'The instructions',
};

function checkGroups({ package: made, groups, hash }) {
  for (const [group, name] of Object.entries(groupNames)) {
    // The one that need not be there: neither in the package nor among its fingerprints.
    if (group === 'offline' && !(group in made) && !(group in groups)) continue;
    check(
      made[group] !== undefined && digest(made[group]) === groups[group],
      `${name} (${group}): as it was when the package was made.`,
      `${name} (${group}) was altered: it no longer has its fingerprint.`,
    );
  }
  check(
    sha256('coquote-evidence-1\0', canonical(groups)) === hash,
    `The package as a whole: its hash is ${hash}.`,
    'The fingerprints of the groups were altered: together they no longer have the hash of the package.',
  );
}

// 2. The offer: the very bytes that were frozen when it was sent.

function checkOffer(offer, pdf) {
  const frozenIsIntact = check(
    sha256(`${offer.format}\0`, offer.canonical) === offer.hash,
    `The offer is quote ${offer.number}, version ${offer.version}, of ${offer.organisation.name}. Its content has the hash ${offer.hash}.`,
    'The content of the offer was altered: it no longer has its hash.',
  );
  if (!frozenIsIntact) return;
  const frozen = JSON.parse(offer.canonical);
  const { terms, texts } = frozen.content;
  const day = offer.validUntil?.day ?? null;
  check(
    isSame(
      [frozen.number, frozen.version, terms.validUntil, terms.currency, digest(texts.terms)],
      [offer.number, offer.version, day, offer.totals.currency, offer.termsHash],
    ),
    `It ${day ? `stood until the end of ${day} (${offer.validUntil.endsAt})` : 'stated no last day'}, under the terms in it.`,
    'Number, version, last day, currency or terms of the offer are not those that were frozen.',
  );
  if (pdf === null) return;
  check(
    sha256(pdf) === offer.pdf.hash && pdf.length === offer.pdf.bytes,
    'The PDF is, byte for byte, the one that was offered.',
    'The PDF is not the one that was offered: it does not have its hash.',
  );
}

// 3. The screens: what each signer had before them when they pressed.

function checkScreens({ offer, screens, signers, sessions, offline }) {
  check(
    (screens.length > 0 || offline) &&
      screens.length === signers.length &&
      screens.length === sessions.length,
    `There ${screens.length === 1 ? 'is one signature' : `are ${screens.length} signatures`} given in the product.`,
    'The lists of screens, signers and sessions are not of the same length.',
  );
  screens.forEach((screen, index) => {
    const name = signers[index]?.name ?? `signature ${index + 1}`;
    check(
      screen.hash === offer.hash,
      `The screen of ${name} sent back the hash of this very offer.`,
      `The screen of ${name} showed another content: the hash it sent back is not the offer’s.`,
    );
    check(
      isSame(screen.totals, offer.totals) && addsUp(screen.totals),
      `The totals that ${name} saw are those of the offer with the choices that were accepted: ${amount(screen.totals)}.`,
      `The totals that ${name} saw are not those of the offer, or do not add up.`,
    );
    check(
      isSame(screen.choices, screens[0].choices),
      `${name} accepted the same choices as everybody who signed.`,
      `${name} accepted other choices than the first one who signed.`,
    );
    proved.push(`${name} signed under the words: “${screen.statement.text}” (${screen.statement.version}).`);
  });
}

function addsUp({ periods, firstYear, dueAtAcceptance }) {
  return [...periods, firstYear, dueAtAcceptance].every(({ net, tax, gross }) => net + tax === gross);
}

function amount({ firstYear, currency, minorDigits }) {
  const digits = String(Math.abs(firstYear.net)).padStart(minorDigits + 1, '0');
  const [major, minor] = [
    digits.slice(0, digits.length - minorDigits),
    digits.slice(digits.length - minorDigits),
  ];
  const sign = firstYear.net < 0 ? '-' : '';
  return `${sign}${major}${minor ? `.${minor}` : ''} ${currency} without VAT for the first year`;
}

// 4. The audit log: a chain in which each row names the hash of the one before.

function nextHash({ format, organisation }, seq, body, previous) {
  return sha256(`${format}\0`, canonical({ format, organisation, seq, body, previous }));
}

/** Walks the chain. Returns the hash of each row by its number, as far as it holds. */
function checkChain(chain) {
  const hashes = new Map([[chain.start.seq, chain.start.hash]]);
  let { seq, hash } = chain.start;
  for (const row of chain.rows) {
    seq += 1;
    if (typeof row === 'object' && row.seq !== seq) {
      wrong.push(
        `The audit log has a gap or a row out of place: row ${row.seq} stands where row ${seq} belongs.`,
      );
      return hashes;
    }
    hash = nextHash(chain, seq, typeof row === 'string' ? row : digest(row.body), hash);
    hashes.set(seq, hash);
  }
  check(
    seq === chain.after.seq && hash === chain.after.hash,
    `The audit log holds together from row ${chain.start.seq + 1} to row ${seq}, which has the hash ${hash}.`,
    'The audit log is broken: its rows do not lead to the hash it ends with.',
  );
  check(
    hashes.get(chain.before.seq) === chain.before.hash,
    `Before the first signature the log stood at row ${chain.before.seq}, with the hash ${chain.before.hash}.`,
    'Where the audit log stood before the first signature is not on the way.',
  );
  return hashes;
}

/** What was signed on paper, who says so, and who confirmed it. */
function checkOffline({ package: { offer, chain, offline }, attached = [] }) {
  if (!offline) return;
  const { file, recorded, confirmed, signedBy, acceptedOn } = offline;
  const rows = chain.rows.filter((row) => typeof row === 'object');
  const by = (action, { userId, at }) =>
    rows.find(
      ({ body }) =>
        body.action === action &&
        body.object === offer.hash &&
        body.actor.kind === 'user' &&
        body.actor.id === userId &&
        body.at === at,
    );
  const first = by('offline_recorded', recorded);
  const second = by('offline_confirmed', confirmed);
  const named = second?.detail ? JSON.parse(second.detail.value) : {};
  check(
    first && second && first.seq < second.seq && recorded.userId !== confirmed.userId,
    `The log says that ${recorded.name} recorded an acceptance on paper at ${recorded.at}, and that somebody else, ${confirmed.name}, confirmed it at ${confirmed.at}.`,
    'The audit log does not say that one person recorded the acceptance on paper and another confirmed it.',
  );
  check(
    named.offline === digest(offline) && named.totals && isSame(named.totals, offer.totals),
    `The log commits to what they confirmed: signed by ${signedBy} on ${acceptedOn}, ${amount(offer.totals)}, in a file with the hash ${file.hash}.`,
    'The audit log commits to something else than this acceptance on paper: what was recorded of it was altered.',
  );
  const bytes = attached
    .filter(({ hash }) => hash === file.hash)
    .map(({ data }) => Buffer.from(data, 'base64'))[0];
  if (!bytes) {
    proved.push(`What was signed (${file.name}) is not with this copy; it is the file with that hash.`);
    return;
  }
  check(
    sha256(bytes) === file.hash && bytes.length === file.bytes,
    `What was signed (${file.name}) is, byte for byte, the file that was handed in.`,
    'What was signed on paper is another file than was handed in: it does not have its hash.',
  );
}

function checkRows({ offer, chain, screens, signers, sessions, offline }) {
  const rows = chain.rows.filter((row) => typeof row === 'object');
  for (const { seq, body, detail } of rows) {
    if (body.quote !== offer.quoteId) wrong.push(`Row ${seq} of the audit log is about another quote.`);
    if (detail && sha256(Buffer.from(detail.salt, 'hex'), detail.value) !== body.payload) {
      wrong.push(`The details of row ${seq} of the audit log were altered: the row commits to others.`);
    }
  }
  const about = (action) => rows.filter(({ body }) => body.action === action && body.object === offer.hash);
  const sent = about('version_sent')[0];
  check(
    sent && sent.body.at === offer.sentAt,
    `The log says that this content was sent at ${offer.sentAt}.`,
    'The audit log does not tell that this content was sent, or not at that time.',
  );
  const signed = about('signed');
  let last = chain.before.seq;
  signers.forEach((signer, index) => {
    const session = sessions[index];
    const facts = digest({ screen: screens[index], signer, session });
    const row = signed.find(({ detail }) => detail && JSON.parse(detail.value).signature === facts);
    const isRecorded = check(
      row &&
        row.seq > chain.before.seq &&
        row.body.actor.id === signer.participantId &&
        row.body.at === session?.at,
      `The log commits to the signature of ${signer.name} <${signer.email}>, given at ${session?.at} from ${session?.address}: what they saw, who they are, and where they were.`,
      `The audit log knows no such signature of ${signer.name}: who signed, what they saw, or where from was altered.`,
    );
    if (isRecorded) last = Math.max(last, row.seq);
    checkVerification(signer, session, rows);
  });
  if (offline) return;
  check(
    about('accepted').some(({ seq }) => seq > last),
    'After the last signature the log says that the offer was accepted.',
    'The audit log does not say that the offer was accepted after the last signature.',
  );
}

function checkVerification({ name, email, participantId, verification }, session, rows) {
  const { method, at } = verification;
  const isPassed = ({ body }) =>
    body.action === 'code_passed' && body.actor.id === participantId && body.at === at && at <= session?.at;
  check(
    method === 'link' || rows.some(isPassed),
    method === 'link'
      ? `${name} was verified by holding the personal link that was made for ${email}.`
      : `${name} entered the code that was mailed to ${email}, at ${at}, before signing.`,
    `${name} is said to have entered a code that was mailed, and the audit log does not know of it.`,
  );
}

function checkEvents({ events, chain }) {
  const rows = new Map(chain.rows.filter((row) => typeof row === 'object').map((row) => [row.seq, row.body]));
  const audited = events.filter(({ source }) => 'audit' in source);
  const isRow = ({ at, kind, source }) =>
    rows.get(source.audit)?.at === at && rows.get(source.audit).action === kind;
  check(
    audited.length === rows.size &&
      audited.every(isRow) &&
      events.every(({ at }, index) => index === 0 || events[index - 1].at <= at),
    `The ${events.length} events are in the order of time, and ${audited.length} of them are rows of the log.`,
    'The list of events is not what the audit log says, or out of order.',
  );
}

function checkRecorded({ package: { chain }, hash, recorded }) {
  const { body, head } = recorded;
  check(
    head.seq === chain.after.seq + 1 &&
      nextHash(chain, head.seq, digest(body), chain.after.hash) === head.hash,
    `The row after that, ${head.seq}, has the hash ${head.hash} …`,
    'The row that records the package does not follow the audit log.',
  );
  check(
    body.action === 'evidence_made' && body.object === hash,
    '… and records this package by its hash.',
    'The row that records the package records another one: this package was altered after it was made.',
  );
}

function checkKnown(known, { package: { offer }, hash, recorded }, hashes) {
  const met = new Map([...hashes].map(([seq, row]) => [row, `row ${seq} of the audit log`]));
  met.set(recorded.head.hash, `row ${recorded.head.seq} of the audit log`);
  met.set(offer.hash, 'the content of the offer');
  met.set(hash, 'the package');
  check(
    met.has(known),
    `The hash that you knew from elsewhere is that of ${met.get(known)}.`,
    'The hash that you knew from elsewhere is nowhere in this package: it is another one, or was made anew.',
  );
}

// The command.

function readArguments([...words]) {
  const flag = words.indexOf('--known');
  const known = flag < 0 ? null : words.splice(flag, 2)[1];
  const [evidence, pdf = null] = words;
  return { evidence, pdf, known: known?.replaceAll(' ', '').toLowerCase() ?? null };
}

/** What to print, and how to end. */
function verdict() {
  const { evidence, pdf, known } = readArguments(process.argv.slice(2));
  if (evidence === undefined) {
    return [2, 'Usage: node verify-package.mjs evidence.json [quote.pdf] [--known HASH]'];
  }
  const file = JSON.parse(readFileSync(evidence, 'utf8'));
  const made = file.package;
  if (made?.format !== 'coquote-evidence-1') {
    return [
      2,
      `${evidence} is no evidence package of the form coquote-evidence-1, which this script checks.`,
    ];
  }
  checkGroups(file);
  checkOffer(made.offer, pdf === null ? null : readFileSync(pdf));
  checkScreens(made);
  const hashes = checkChain(made.chain);
  checkRows(made);
  checkOffline(file);
  checkEvents(made);
  checkRecorded(file);
  if (known !== null) checkKnown(known, file, hashes);

  if (wrong.length > 0) {
    return [1, 'NOT TO BE TRUSTED. What is wrong with it:', '', ...wrong.map((each) => `  ✗ ${each}`)];
  }
  const { notProved } = made.verification;
  return [
    0,
    'WHOLE. What it proves:',
    '',
    ...proved.map((each) => `  ✓ ${each}`),
    '',
    'What it does not prove:',
    '',
    ...notProved.map((each) => `  – ${each}`),
    ...(known === null ? ['', `Compare ${file.hash} with the hash in your receipt, or use --known.`] : []),
  ];
}

try {
  const [exitCode, ...lines] = verdict();
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = exitCode;
} catch (error) {
  process.stdout.write(`This could not be checked: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}
