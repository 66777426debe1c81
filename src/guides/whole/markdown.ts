import type { Language } from '../../settings/strings.ts';
import { checklistOf } from './checklist.ts';
import type { Guide } from '../tree/guide.ts';

/** Writes a guide as plain Markdown for programs: its questions with where each answer leads, and its outcomes. Links are absolute, on the host `origin`. */
export function guideInMarkdown(guide: Guide, words: Language, today: string, origin: string): string {
  const { questions, outcomes } = checklistOf(guide, words, today);
  const asked = questions.map(({ label, ask, hint, lines }) => {
    const answers = lines.map(({ text, to }) => `- ${text && `${text} → `}${to.label}`);
    return [`## ${label}: ${ask}`, ...(hint ? [hint] : []), answers.join('\n')].join('\n\n');
  });
  const ends = outcomes.map(({ label, title, body, steps, links }) => {
    const list = [
      ...steps.map((step, index) => `${index + 1}. ${plain(step)}`),
      ...links.map((link) => `- [${link.title}](${link.address})`),
    ];
    return [`## ${label}: ${title}`, plain(body), list.join('\n')].filter(Boolean).join('\n\n');
  });
  const text = [`# ${guide.title}`, guide.summary, ...asked, ...ends].join('\n\n');
  return `${text.replaceAll('](/', `](${origin}/`)}\n`;
}

/** Turns what the engine made of an editor's Markdown into Markdown again: links, lists and paragraphs are all there is to it. */
function plain(html: string): string {
  return html
    .replace(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/gs, '[$2]($1)')
    .replace(/<li>/g, '- ')
    .replace(/<\/(p|li|ul|ol|div)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);|&(amp|lt|gt|quot);/g, (_, code: string | undefined, name: string) =>
      code ? String.fromCharCode(Number(code)) : { amp: '&', lt: '<', gt: '>', quot: '"' }[name]!,
    )
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
