/** What a package says about itself: how to check it without us, by the rules alone, and what it does not show. */
export const instructions: readonly string[] = [
  'The script verify-package.mjs does all of this: node verify-package.mjs evidence.json [quote.pdf]. It needs Node.js and nothing else. The rules follow, for those who would rather write their own.',
  'SHA-256 is always stated as 64 hexadecimal digits in lower case, over UTF-8. "Canonical" is JSON after RFC 8785: members sorted by UTF-16 code units, no white space, numbers and strings as ECMAScript writes them, and all text in Unicode NFC.',
  'groups: each is SHA-256 over the canonical form of the member of "package" with that name. hash: SHA-256 over "coquote-evidence-1", a zero byte, and the canonical form of "groups".',
  'offer.hash is SHA-256 over offer.format, a zero byte, and offer.canonical exactly as it stands there. offer.termsHash is SHA-256 over the canonical form of content.texts.terms in it. offer.pdf.hash is SHA-256 over the bytes of the PDF as it was offered.',
  'Each of "screens" is what one signer had before them: its hash must be offer.hash, and its totals must be offer.totals, to the last öre or cent. In every total net + tax = gross.',
  'chain.rows begins after chain.start. For each entry, in order: the body hash is the entry itself, or SHA-256 over the canonical form of its body; the hash of the row is SHA-256 over "coquote-audit-1", a zero byte, and the canonical form of {format, organisation, seq, body, previous}, where body is the body hash and previous the hash of the row before. The last one must be chain.after, and chain.before must be met on the way.',
  'Where an entry has a detail: SHA-256 over the bytes of its salt (hexadecimal) followed by its value must be body.payload.',
  'For each signature there is a row "signed" whose object is offer.hash and whose detail names SHA-256 over the canonical form of {screen, signer, session}, taken from the three lists at the same place. After the last of them comes a row "accepted" with the same object, unless it was accepted on paper.',
  'Where the offer was accepted on paper there is a member "offline", and there may be no signatures. There is a row "offline_recorded" by offline.recorded.userId, and after it a row "offline_confirmed" by offline.confirmed.userId, who is another person; both have offer.hash as their object. The detail of the second names SHA-256 over the canonical form of "offline" and the totals, which must be offer.totals. What was signed stands beside the package, in "attached": SHA-256 over its bytes (base64) must be offline.file.hash.',
  'recorded is the row after chain.after. Its object is the hash of the package, and its own hash is recorded.head.hash.',
  'A file can be made anew from beginning to end. So compare its hash, or the hash of any row in it, with one that reached you another way: in the receipt, in a PDF, or kept by the other side.',
];

export const notProved: readonly string[] = [
  'That the person at the keyboard was the person who is named. It shows that somebody held the personal link and, where it says so, could read the mail at that address.',
  'That the person had the right to sign for the company. They declared that they had.',
  'That the server’s clock was right. Nobody outside vouches for its time.',
  'What the eye saw. It shows what the page was given to show and sent back.',
  'Where it was accepted on paper: that the file is what was signed, and that whoever signed it could. Two of the seller’s people say so.',
  'That the events marked "change" are complete: they come from the log of changes, which the chain does not cover one by one.',
  'That it is the only package: as long as its hash is not known from elsewhere, somebody with the whole system could have made another.',
  'This is a simple electronic signature with evidence; it is neither an advanced nor a qualified one.',
];
