import { answer } from '../../ask/answer/answer.ts';
import { openLanguage } from '../../ask/browser/open.ts';
import { answerBy, isOpen, nextOpening } from '../../hours/clock.ts';
import { sayInstant } from '../../hours/say.ts';
import { deskFileAddress } from '../../site/below.ts';
import { base } from '../../site/browser.ts';
import { escapeMarkup } from '../../site/markup.ts';
import type { DeskFile } from '../file.ts';
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
const most = 3;

let file: Promise<DeskFile> | undefined;

if (form) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  part('#message').addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void read().catch(() => undefined), pause);
  });
  part('#subject').addEventListener('change', () => void tellTime().catch(() => undefined));
  if (part<HTMLSelectElement>('#subject').value) void tellTime().catch(() => undefined);
}

/** What the desk knows of subjects and hours, loaded once. */
function deskFile(): Promise<DeskFile> {
  file ??= fetch(deskFileAddress(base)).then((response) => response.json() as Promise<DeskFile>);
  file.catch(() => (file = undefined));
  return file;
}

async function read() {
  const text = part<HTMLTextAreaElement>('#message').value;
  const subject = part<HTMLSelectElement>('#subject').value;
  const { subjects } = await deskFile();
  part('[data-number]').hidden = (subjects[subject]?.personalNumbers ?? false) || personalNumbers(text).length === 0;

  const isLong = text.trim().split(/\s+/).length >= fewestWords;
  const found = isLong ? answer({ question: text.slice(0, 400), insist: false }, await openLanguage(lang)).found : [];
  // Somebody who writes on is not shown what belonged to an earlier text.
  if (part<HTMLTextAreaElement>('#message').value !== text) return;
  const section = part('[data-writing]');
  const items = found
    .slice(0, most)
    .map(
      ({ address, title }) => `<li><a href="${escapeMarkup(address)}" target="_blank">${escapeMarkup(title)}</a></li>`,
    )
    .join('');
  const list = section.querySelector('ul')!;
  if (list.innerHTML === items) return;
  list.innerHTML = items;
  const status = part('[data-writing-status]');
  status.textContent = items && section.hidden ? (status.dataset['text'] ?? '') : '';
  section.hidden = items === '';
}

/** Says whether the desk of the chosen subject is open, and by when it answers. */
async function tellTime() {
  const line = part('[data-clock]');
  const { subjects, desks, hours, replyWithin } = await deskFile();
  const subject = subjects[part<HTMLSelectElement>('#subject').value];
  line.hidden = true;
  if (!subject) return;
  const now = new Date();
  const open = isOpen(hours, subject.desk, now)?.until;
  const next = open ?? nextOpening(hours, subject.desk, now);
  const by = answerBy(hours, subject.desk, now, replyWithin);
  if (!next || !by) return;
  const say = (sentence: string | undefined, time: Date) =>
    (sentence ?? '')
      .replace('{desk}', () => desks[subject.desk]!.name[lang] ?? '')
      .replace('{time}', () => sayInstant(time, lang, hours.zone));
  line.textContent = `${say(line.dataset[open ? 'open' : 'closed'], next)} ${say(line.dataset['by'], by)}`;
  line.hidden = false;
}
