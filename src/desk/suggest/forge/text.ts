import type { DeskFile } from '../../file.ts';
import { pageOf, words } from '../../send/mail/wording.ts';
import type { Delivery } from '../../store/store.ts';
import type { Suggestion } from '../suggestion.ts';
import { bare, fenced, inline, quoted } from './quote.ts';

/** The branch of a suggestion, by which each attempt and each event finds it again. */
export const branchFor = (reference: string) => `suggestion-${reference}`;

/** The reference of the suggestion that a branch belongs to; nothing when it is none of ours. */
export const referenceOf = (branch: string) => /^suggestion-([A-Z0-9]{8})$/.exec(branch)?.[1];

/** The message of the commit: nothing in it is a stranger's. */
export const messageOf = (reference: string, file: string) => `Suggestion ${reference} for ${file}`;

/** What a pull request says besides its difference. It holds neither name nor address of the sender. */
export function pullTextOf(
  delivery: Delivery,
  suggestion: Suggestion,
  file: DeskFile,
  { text, mistakes, isWhole }: { text: string | undefined; mistakes: string[]; isWhole: boolean },
): { title: string; body: string } {
  const say = words(file, file.site.languages[0]!);
  const found = mistakes.length > 0 && [
    say('mail.forge.check'),
    mistakes.map((one) => `- ${inline(one, 500)}`).join('\n'),
  ];
  const paragraphs = [
    ...aboutOf(delivery, suggestion, file, sectionOf(suggestion, text)),
    ...(found || [say(isWhole ? 'mail.forge.clean' : 'mail.forge.look')]),
  ];
  return { title: titleOf(delivery, suggestion, file), body: joined(paragraphs) };
}

/** The issue for a suggestion that does not fit into its file: with what stood there and what is suggested, for a person to compare. */
export function issueOf(
  delivery: Delivery,
  suggestion: Suggestion,
  file: DeskFile,
  conflict: 'changed' | 'gone' | 'there',
): { title: string; body: string } {
  const say = words(file, file.site.languages[0]!);
  const reason = suggestion.kind === 'words' && conflict === 'changed' ? 'words' : conflict;
  const reasons = {
    changed: say('mail.forge.changed'),
    gone: say('mail.forge.gone'),
    there: say('mail.forge.there'),
    words: say('mail.forge.words'),
  };
  const paragraphs = [
    reasons[reason],
    ...aboutOf(delivery, suggestion, file, ''),
    ...(suggestion.before ? [say('mail.forge.before'), fenced(suggestion.before)] : []),
    say('mail.forge.after'),
    fenced(suggestion.after),
  ];
  return { title: titleOf(delivery, suggestion, file), body: joined(paragraphs) };
}

function titleOf({ message }: Delivery, { title }: Suggestion, file: DeskFile): string {
  const say = words(file, file.site.languages[0]!);
  return say('mail.forge.title', { reference: message.reference, title: bare(title) });
}

function aboutOf({ message }: Delivery, { file: path, page, why }: Suggestion, file: DeskFile, section: string) {
  const say = words(file, file.site.languages[0]!);
  const place = [
    page && say('mail.forge.page', { page: pageOf(page, file) }),
    say('mail.forge.file', { file: `\`${path.replaceAll('`', '')}\`` }),
    section && say('mail.forge.section', { section: inline(section) }),
  ];
  return [
    place.filter(Boolean).join('\\\n'),
    why.trim() ? say('mail.forge.why') : '',
    why.trim() ? quoted(why) : '',
    message.email ? say('mail.forge.answer', { reference: message.reference }) : '',
    say('mail.forge.care'),
  ];
}

/** The heading under which the change stands. */
function sectionOf({ kind, before }: Suggestion, text: string | undefined): string {
  if (kind !== 'change' || text === undefined) return '';
  const headings = [
    ...text.slice(0, text.indexOf(before) + before.search(/\S|$/) + 1).matchAll(/^#{1,6}[ \t]*(.*)$/gm),
  ];
  const own = /^[ \t]*#{1,6}[ \t]+(.+)$/m.exec(before);
  const isFirst = own !== null && before.trimStart().startsWith(own[0].trimStart());
  return (isFirst ? own[1] : headings.at(-1)?.[1]) ?? '';
}

const joined = (paragraphs: string[]) => `${paragraphs.filter(Boolean).join('\n\n')}\n`;
