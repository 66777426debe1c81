import { answer } from './answer.ts';
import { fold, wordsOf } from './text.ts';
import { openLanguage } from './open.ts';
import type { Vocabulary } from './vocabulary.ts';

const most = 6;

const input = document.querySelector<HTMLInputElement>('#query');
if (input) void suggestFor(input).catch(() => undefined);

/** A page or a question that fits what is typed so far. */
interface Suggestion {
  text: string;
  address: string;
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
  const forms = JSON.parse(list.dataset['forms'] ?? '{}') as Record<string, string>;
  const { lang } = document.documentElement;
  const vocabulary = await openLanguage(lang);
  let chosen = -1;
  input.setAttribute('aria-autocomplete', 'list');

  const options = () => [...list.querySelectorAll<HTMLLIElement>('[role=option]')];

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  const choose = (next: number) => {
    const all = options();
    chosen = next < -1 ? all.length - 1 : next >= all.length ? -1 : next;
    all.forEach((option, index) => option.setAttribute('aria-selected', String(index === chosen)));
    const option = all[chosen];
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  };

  const show = () => {
    const found = suggestions(input.value, vocabulary);
    list.replaceChildren(...found.map((suggestion, index) => optionOf(suggestion, `${list.id}-${index}`)));
    chosen = -1;
    input.removeAttribute('aria-activedescendant');
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    const form = forms[new Intl.PluralRules(lang).select(found.length)] ?? forms['other'] ?? '';
    status.textContent = found.length > 0 ? form.replace('{count}', String(found.length)) : '';
  };

  input.addEventListener('input', show);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) {
      close();
      event.preventDefault();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options().length > 0) {
      if (list.hidden) show();
      choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
      event.preventDefault();
    } else if (event.key === 'Enter' && !list.hidden) {
      const address = options()[chosen]?.dataset['address'];
      close();
      if (address === undefined) return;
      event.preventDefault();
      location.assign(address);
    }
  });
  // Before the box loses focus, which would close the list under the finger.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const address = (event.target as HTMLElement).closest<HTMLElement>('[role=option]')?.dataset['address'];
    if (address) location.assign(address);
  });
  if (input.value !== '' && document.activeElement === input) show();
}

/** Titles and `asks` that hold every word typed, the last one as far as it goes; then what the question would find. */
function suggestions(typed: string, vocabulary: Vocabulary): Suggestion[] {
  const words = wordsOf(typed);
  if (words.length === 0 || fold(typed).trim().length < 2) return [];
  const holds = (text: string) => {
    const own = wordsOf(text);
    return words.every((word, index) =>
      own.some((other) => (index === words.length - 1 ? other.startsWith(word) : other === word)),
    );
  };
  const { pages } = vocabulary.file;
  const titles = pages.filter(([, title]) => holds(title)).map(([address, title]) => ({ text: title, address }));
  const questions = pages.flatMap(([address, , , , , , asks]) => asks.filter(holds).map((text) => ({ text, address })));
  const found = answer({ question: typed, insist: true }, vocabulary)
    .found.slice(0, most)
    .map(({ title, address }) => ({ text: title, address }));
  const all = [...titles, ...questions, ...found];
  return [...new Map(all.toReversed().map((one) => [one.address, one])).values()].toReversed().slice(0, most);
}

function optionOf({ text, address }: Suggestion, id: string): HTMLLIElement {
  const option = document.createElement('li');
  option.id = id;
  option.role = 'option';
  option.ariaSelected = 'false';
  option.dataset['address'] = address;
  option.textContent = text;
  option.className = 'cursor-pointer px-3 py-2 aria-selected:bg-brand aria-selected:text-on-brand hover:underline';
  return option;
}
