import { conceptsOf } from '../answer/concepts.ts';
import type { AskFile } from '../answer/file.ts';
import { rankPages } from '../answer/rank.ts';
import { isUnspaced } from '../words/segments.ts';
import { fold, wordsOf } from '../words/text.ts';
import { openLanguage } from './open.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';

const most = 6;
/** Fewer than for an answer: each letter has to wait for it. */
const compared = 12;

const input = document.querySelector<HTMLInputElement>('#query');
if (input) {
  // What cannot be loaded is tried again when somebody comes back to the box.
  const wait = () => input.addEventListener('focus', begin, { once: true });
  const begin = () => void suggestFor(input).catch(wait);
  if (document.activeElement === input) begin();
  else wait();
}

/** A page or a question that fits what is typed so far. */
interface Suggestion {
  text: string;
  address: string;
  /** What it is, where it is no article. */
  kind: string;
}

/** A title or one of the `asks`, with its words. */
interface Name extends Suggestion {
  words: string[];
}

/**
 * Makes a search box a combobox (ARIA Authoring Practices, list autocomplete with manual selection):
 * suggestions from titles and `asks` while somebody types. Enter sends what is typed unless a
 * suggestion was chosen with the arrow keys; Escape closes; nothing is trapped.
 */
async function suggestFor(input: HTMLInputElement): Promise<void> {
  const list = document.querySelector<HTMLUListElement>(`#${input.id}-suggestions`);
  const status = document.querySelector<HTMLElement>(`#${input.id}-status`);
  if (!list || !status) return;
  const forms = JSON.parse(list.dataset['forms']!) as Record<string, string>;
  const { lang } = document.documentElement;
  const vocabulary = await openLanguage(lang);
  // What was sent meanwhile has its answer; only what is still being typed wants suggestions.
  const asked = new URLSearchParams(location.search).get('q') ?? '';
  const names = namesOf(vocabulary);
  let chosen = -1;
  input.setAttribute('aria-autocomplete', 'list');

  const options = () => [...list.querySelectorAll<HTMLLIElement>('[role=option]')];

  const choose = (next: number) => {
    const all = options();
    chosen = next < -1 ? all.length - 1 : next >= all.length ? -1 : next;
    all.forEach((option, index) => option.setAttribute('aria-selected', String(index === chosen)));
    const option = all[chosen];
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  };

  const close = () => {
    list.hidden = true;
    status.textContent = '';
    choose(-1);
    input.setAttribute('aria-expanded', 'false');
  };

  const show = () => {
    const found = suggestions(input.value, names, vocabulary);
    const isTyped = typedIn(input.value, vocabulary);
    list.replaceChildren(
      ...found.map((one, index) => optionOf(one, `${list.id}-${index}`, index, found.length, isTyped)),
    );
    choose(-1);
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    const form = forms[new Intl.PluralRules(lang).select(found.length)] ?? forms['other']!;
    const said = found.length > 0 ? form.replace('{count}', String(found.length)) : '';
    // The same sentence after each letter would be read out each time.
    if (status.textContent !== said) status.textContent = said;
  };

  input.addEventListener('input', show);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    // These keys belong to whoever writes signs that take several strokes (229: Safari), or marks text.
    if (event.isComposing || event.keyCode === 229) return;
    if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) {
      // Back to the text, so that Enter sends what is typed.
      choose(-1);
      return;
    }
    if (event.shiftKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape' && !list.hidden) {
      close();
      event.preventDefault();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options().length > 0) {
      if (list.hidden) show();
      // With Alt the list opens, and nothing is chosen.
      if (!event.altKey) choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
      event.preventDefault();
    } else if (event.key === 'Enter' && !list.hidden) {
      const address = options()[chosen]?.dataset['address'];
      close();
      if (address === undefined) return;
      event.preventDefault();
      location.assign(address);
    }
  });
  input.addEventListener('click', () => choose(-1));
  // Before the box loses focus, which would close the list under the finger.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const address = (event.target as HTMLElement).closest<HTMLElement>('[role=option]')?.dataset['address'];
    if (address) location.assign(address);
  });
  if (input.value !== asked && document.activeElement === input) show();
}

/** Titles first, then the `asks`. */
function namesOf({ file }: Vocabulary): Name[] {
  const named = (text: string, page: number) => ({ ...suggestionOf(page, file, text), words: wordsOf(text) });
  return [
    ...file.pages.map(([, title], page) => named(title, page)),
    ...file.pages.flatMap(([, , , , , , asks], page) => asks.map((ask) => named(ask, page))),
  ];
}

function suggestionOf(page: number, { pages, kinds }: AskFile, text = pages[page]![1]): Suggestion {
  const [address, , , , kind] = pages[page]!;
  const [id, name] = kinds[kind]!;
  return { text, address, kind: id === 'article' ? '' : name };
}

/**
 * How many letters of a word were typed, where it is folded: all of one that was, and of the last one as far as it goes, but not
 * as the beginning of a word that means little.
 */
function typedIn(typed: string, { light }: Vocabulary): (word: string) => number {
  const words = wordsOf(typed);
  const last = words.at(-1) ?? '';
  const lists = Object.values(light);
  return (word) =>
    words.includes(word)
      ? word.length
      : word.startsWith(last) && !lists.some((list) => list.has(word))
        ? last.length
        : 0;
}

/**
 * Names that hold every word typed: first those that begin so, then by the rank of their pages for it. After them what the question
 * would find. What was begun is first taken for the word that most names hold of those that begin so. Only when there is nothing,
 * what the question would find with its words corrected: half a word is not yet a mistake.
 */
function suggestions(typed: string, names: Name[], vocabulary: Vocabulary): Suggestion[] {
  const before = wordsOf(typed);
  const last = before.pop() ?? '';
  const begun = [...before, last].join(' ');
  if (last === '' || (begun.length < 2 && !isUnspaced(last))) return [];
  const isTyped = typedIn(typed, vocabulary);
  const isBegun = (word: string) => word.startsWith(last) && isTyped(word) > 0;
  const counts = new Map<string, number>();
  for (const word of names.flatMap(({ words }) => words.filter(isBegun))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const [whole] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [last, 0]);
  const held = names.filter(({ words }) => before.every((word) => words.includes(word)) && words.some(isBegun));
  const found = (question: string, insist: boolean) =>
    rankPages(question, conceptsOf(question, vocabulary, insist), vocabulary, undefined, compared).map(({ page }) =>
      suggestionOf(page, vocabulary.file),
    );
  const ranked = found([...before, whole].join(' '), true);
  const ranks = new Map(ranked.map(({ address }, rank) => [address, rank]));
  const ordered = held
    .map((name) => {
      const rank = ranks.get(name.address) ?? ranks.size;
      return { name, rank: name.words.join(' ').startsWith(begun) ? rank - ranks.size - 1 : rank };
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ name }) => name);
  const isMeant = ({ words }: Name) => words.some((word) => word.startsWith(whole));
  // Of one word the beginning says little.
  const beginsSo = ({ words }: Name) => before.length > 0 && words.join(' ').startsWith(begun);
  const asTyped = [...ordered.filter(beginsSo), ...ordered.filter(isMeant), ...ranked, ...ordered];
  const byAddress = new Map<string, Suggestion>();
  for (const one of asTyped.length > 0 ? asTyped : found(typed, false))
    if (!byAddress.has(one.address)) byAddress.set(one.address, one);
  return [...byAddress.values()].slice(0, most);
}

/** An option that says what it is and which of how many, with the letters marked that were typed. */
function optionOf(
  { text, address, kind }: Suggestion,
  id: string,
  index: number,
  count: number,
  isTyped: (word: string) => number,
): HTMLLIElement {
  const option = document.createElement('li');
  Object.assign(option, {
    id,
    role: 'option',
    ariaSelected: 'false',
    ariaPosInSet: String(index + 1),
    ariaSetSize: String(count),
  });
  option.dataset['address'] = address;
  const named = (tag: string, textContent: string) => Object.assign(document.createElement(tag), { textContent });
  for (const piece of text.split(/([\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*)/u)) {
    const letters = isTyped(fold(piece));
    // What folds to more letters (`æ`) is marked as far as it reaches.
    let end = 0;
    while (fold(piece.slice(0, end)).length < letters) end++;
    if (end > 0) option.append(named('mark', piece.slice(0, end)));
    option.append(piece.slice(end));
  }
  if (kind) option.append(' ', named('small', kind));
  return option;
}
