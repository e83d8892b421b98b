/** Names behind an @ in a text, while it is typed and when it is read. */
import type { Mentionable } from '#shared/protocol/comments-api.ts';

const longestList = 6;

/** What is typed behind the @ that the caret stands after, and where the @ is; `null` where there is none. */
export function mentionAt(
  text: string,
  caret: number,
): { readonly from: number; readonly words: string } | null {
  const found = /(?:^|[\s(])@(?<words>[\p{L}\p{N}.'-]*(?: [\p{L}\p{N}.'-]*)?)$/u.exec(text.slice(0, caret));
  const words = found?.groups?.['words'];
  return words === undefined ? null : { from: caret - words.length - 1, words };
}

/** Those of whose name a part begins so; nobody whose name stands there whole already. */
export function namesFitting(people: readonly Mentionable[], words: string): readonly Mentionable[] {
  const typed = words.trimEnd().toLocaleLowerCase();
  return people
    .filter(({ name }) => {
      const known = name.toLocaleLowerCase();
      return (
        known !== typed &&
        (known.startsWith(typed) || known.split(' ').some((part) => part.startsWith(typed)))
      );
    })
    .slice(0, longestList);
}

/** The text in parts, in order: those that name somebody, and what is between them. */
export function splitNames(
  text: string,
  names: readonly string[],
): readonly { readonly words: string; readonly isName: boolean }[] {
  const longestFirst = names.toSorted((a, b) => b.length - a.length).map((name) => `@${name}`);
  const parts: { words: string; isName: boolean }[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const name = longestFirst.find((each) => text.startsWith(each, at));
    if (name === undefined) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== '') parts.push({ words: plain, isName: false });
    parts.push({ words: name, isName: true });
    plain = '';
    at += name.length;
  }
  return plain === '' ? parts : [...parts, { words: plain, isName: false }];
}
