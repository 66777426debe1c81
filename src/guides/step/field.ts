import { escapeMarkup } from '../../site/markup.ts';
import { dayOf } from '../tree/conditions.ts';
import type { Question } from '../tree/guide.ts';
import type { Walk } from '../tree/walk.ts';
import { sayRefusal, unitOf } from './refusal.ts';
import type { GuideWords } from './words.ts';
import type { Step } from './links.ts';

/** Renders the form control of a question that is no single choice: checkboxes, a date, a number with its unit. `aria` holds the attributes that name and describe it. */
export function renderField(
  { guide, walk: { at }, given, today }: Step,
  question: Question,
  aria: string,
  words: GuideWords,
): string {
  const typed = given[at] ?? [];
  const box = 'border-control bg-surface rounded-corner h-12 border-2 px-3';
  if (question.kind === 'choices') {
    const chosen = new Set(typed.flatMap((one) => one.split(' ')));
    const boxes = Object.entries(question.options).map(
      ([name, { text, hint }], place) =>
        `<li><label class="flex gap-3 py-1"><input type="checkbox" name="${escapeMarkup(at)}" value="${escapeMarkup(name)}"${chosen.has(name) ? ' checked' : ''}${hint ? ` aria-describedby="more-${place}"` : ''} class="mt-1 size-5 shrink-0"><span>${escapeMarkup(text)}${hint ? `<span id="more-${place}" class="text-muted block">${escapeMarkup(hint)}</span>` : ''}</span></label></li>`,
    );
    // An empty answer stands for none of them, which is an answer too.
    return `<fieldset id="answer" tabindex="-1" ${aria}><legend class="text-muted">${escapeMarkup(words.several)}</legend><input type="hidden" name="${escapeMarkup(at)}" value=""><ul class="mt-2">${boxes.join('')}</ul></fieldset>`;
  }
  const value = escapeMarkup(typed.at(-1) ?? '');
  if (question.kind === 'date') {
    const bound = (name: string, day: Question['earliest']) => (day ? ` ${name}="${dayOf(day, today)}"` : '');
    return `<input id="answer" type="date" name="${escapeMarkup(at)}" value="${value}"${bound('min', question.earliest)}${bound('max', question.latest)} ${aria} class="${box}">`;
  }
  const unit = unitOf(guide, question);
  return `<span class="flex items-center gap-2"><input id="answer" type="text" inputmode="${question.decimals ? 'decimal' : 'numeric'}" name="${escapeMarkup(at)}" value="${value}" autocomplete="off" ${aria} class="${box} w-40">${unit && `<span>${escapeMarkup(unit)}</span>`}</span>`;
}

/** Renders why an answer cannot be taken, and what can be. */
export function renderRefusal(
  step: Step,
  question: Question,
  refusal: NonNullable<Walk['refused']>,
  { refused }: GuideWords,
): string {
  return escapeMarkup(sayRefusal(step, question, refusal, refused));
}
