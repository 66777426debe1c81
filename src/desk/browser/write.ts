import { answer } from '../../ask/answer/answer.ts';
import { openLanguage } from '../../ask/browser/open.ts';
import { answerBy, isOpen, nextOpening } from '../../hours/clock.ts';
import { sayTime } from '../../hours/say.ts';
import { deskFileAddress } from '../../site/below.ts';
import { base } from '../../site/browser.ts';
import { escapeMarkup } from '../../site/markup.ts';
import type { DeskFile } from '../file.ts';
import { lengthOf, mostCharacters } from '../form/read/length.ts';
import { personalNumbers } from '../form/read/numbers.ts';

/**
 * While a message is written: pages that may answer it, a word of warning at a personal number, and by when an answer
 * comes. The form does without it. Nothing that is typed leaves the browser, and the focus stays where it is.
 */
const form = document.querySelector<HTMLFormElement>('form[data-message]');
const part = <Kind extends HTMLElement>(selector: string) => form!.querySelector<Kind>(selector)!;
const { lang } = document.documentElement;

/** Milliseconds without a key after which somebody has paused. */
const pause = 700;
const fewestWords = 3;
/** From so many characters before the limit on they are counted. */
const fewLeft = 500;
const most = 3;

let file: Promise<DeskFile> | undefined;

if (form) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let counter: ReturnType<typeof setTimeout> | undefined;
  part('#message').addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void read().catch(() => undefined), pause);
  });
  part('#message').addEventListener('input', () => {
    clearTimeout(counter);
    counter = setTimeout(count, pause);
  });
  count();
  // Where a browser filled it in by itself, nobody need be asked about it.
  form.addEventListener('submit', () => (part<HTMLInputElement>('[data-hidden-field]').value = ''));
  part('#subject').addEventListener('change', () => {
    showOwn();
    void tellTime().catch(() => undefined);
  });
  showOwn();
  for (const wish of form.querySelectorAll('[name=wish]'))
    wish.addEventListener('change', () => void tellTime().catch(() => undefined));
  for (const link of document.querySelectorAll<HTMLAnchorElement>('header a[hreflang]'))
    link.addEventListener('click', (event) => takeAlong(link.hreflang, event));
  if (part<HTMLSelectElement>('#subject').value) void tellTime().catch(() => undefined);
}

/**
 * Shows what the chosen subject asks for besides. What another subject asked too is taken along; what only that one asked goes with
 * the message all the same, as text under its label.
 */
function showOwn() {
  const { value } = part<HTMLSelectElement>('#subject');
  const asked = form!.querySelector<HTMLInputElement>('[name=asked]');
  if (!asked) return;
  asked.value = value;
  const groups = [...form!.querySelectorAll<HTMLElement>('[data-own]')];
  const fieldOf = (group: HTMLElement, id: string) =>
    group.querySelector<HTMLInputElement>(`[name=own-${group.dataset['own']}-${id}]`);
  for (const group of groups) group.hidden = group.dataset['own'] !== value;
  const shown = groups.find((group) => !group.hidden);
  for (const field of shown?.querySelectorAll<HTMLInputElement>('[name^=own-]') ?? []) {
    const id = field.name.slice(`own-${value}-`.length);
    const before = groups.map((group) => fieldOf(group, id)).find((one) => one && one !== field && one.value !== '');
    if (!before || field.value !== '') continue;
    field.value = before.value;
    if (field.value !== '') before.value = '';
  }
}

/** Sends what is typed to the form of another language, as its button does without a script: in no address, and kept nowhere. */
function takeAlong(tag: string, event: MouseEvent) {
  const button = form!.querySelector<HTMLButtonElement>(`[data-languages] [value="in ${tag}"]`);
  const isTyped = [...new FormData(form!)].some(([name, value]) => name !== 'lang' && value !== '');
  if (!button || !isTyped || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  form!.requestSubmit(button);
}

/** What the desk knows of subjects and hours, loaded once. */
function deskFile(): Promise<DeskFile> {
  file ??= fetch(deskFileAddress(base)).then((response) => response.json() as Promise<DeskFile>);
  file.catch(() => (file = undefined));
  return file;
}

/** Says how many characters are left near the limit, and how many are too many; in a pause, so that nobody is interrupted. */
function count() {
  const line = part('[data-count]');
  const text = part<HTMLTextAreaElement>('#message').value.trim();
  const { characters, over } = text.length > mostCharacters - fewLeft ? lengthOf(text) : { characters: 0, over: 0 };
  const left = mostCharacters - characters;
  line.hidden = over === 0 && left > fewLeft;
  line.toggleAttribute('data-over', over > 0);
  const said = over > 0 ? line.dataset['tooMany'] : line.dataset['left'];
  line.textContent = line.hidden
    ? ''
    : (said ?? '').replace('{over}', over.toLocaleString(lang)).replace('{left}', left.toLocaleString(lang));
}

async function read() {
  const text = part<HTMLTextAreaElement>('#message').value;
  const subject = part<HTMLSelectElement>('#subject').value;
  const { subjects } = await deskFile();
  part('[data-number]').hidden = (subjects[subject]?.personalNumbers ?? false) || personalNumbers(text).length === 0;

  const isLong = text.trim().split(/\s+/).length >= fewestWords;
  const { found, sureness } = isLong
    ? answer({ question: text.slice(0, 400), insist: false }, await openLanguage(lang))
    : { found: [], sureness: 'none' };
  // Somebody who writes on is not shown what belonged to an earlier text.
  if (part<HTMLTextAreaElement>('#message').value !== text) return;
  const section = part('[data-writing]');
  const items = found
    .slice(0, most)
    .map(
      ({ address, title }) => `<li><a href="${escapeMarkup(address)}" target="_blank">${escapeMarkup(title)}</a></li>`,
    )
    .join('');
  section.dataset['answer'] = sureness;
  part('#writing').textContent = section.dataset[sureness] ?? '';
  const list = section.querySelector('ul')!;
  if (list.innerHTML === items) return;
  list.innerHTML = items;
  const status = part('[data-writing-status]');
  status.textContent = items && section.hidden ? (section.dataset[sureness] ?? '') : '';
  section.hidden = items === '';
}

/** Says whether the desk of the chosen subject is open, and by when it answers. */
async function tellTime() {
  const line = part('[data-clock]');
  const { subjects, desks, hours, replyWithin, words } = await deskFile();
  const subject = subjects[part<HTMLSelectElement>('#subject').value];
  line.hidden = true;
  if (!subject) return;
  const now = new Date();
  const open = isOpen(hours, subject.desk, now);
  const next = open ? open.until : nextOpening(hours, subject.desk, now);
  const by = answerBy(hours, subject.desk, now, replyWithin);
  if (!by) return;
  const say = (sentence = '', time = now) =>
    sayTime(sentence, time, lang, hours.zone, words[lang] ?? {}, { now }).replace(
      '{desk}',
      () => desks[subject.desk]!.name[lang] ?? '',
    );
  const sentence = open ? (open.until ? 'open' : 'always') : 'closed';
  const wish = form!.querySelector<HTMLInputElement>('[name=wish]:checked')?.value;
  // Who wants no answer is promised none.
  const promise = wish === 'none' ? '' : say(line.dataset[wish === 'call' ? 'byCall' : 'by'], by);
  line.textContent = `${say(line.dataset[sentence], next)} ${promise}`.trim();
  line.hidden = false;
}
