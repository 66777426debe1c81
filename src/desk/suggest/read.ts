import { addressesBelow, baseOf } from '../../site/below.ts';
import { dateIn } from '../../hours/zone.ts';
import type { Pages } from '../form/fill/pages.ts';
import type { Values } from '../form/fill/values.ts';
import { readEmail } from '../form/read/email.ts';
import { hiddenField, type Written } from '../form/read/message.ts';
import { mask } from '../form/read/numbers.ts';
import { clean } from '../form/read/text.ts';
import type { DeskParts } from '../parts.ts';
import type { Message } from '../store/store.ts';
import { digestOf } from '../secrets/hash.ts';
import { longest, oneLine, readChange, textProblem, type Wrong } from './change.ts';
import { differenceOf, linesAfter, newFile } from './difference.ts';
import { articleOf, readDraft, slugOf } from './draft.ts';
import type { Suggested } from './fill.ts';
import { plainText } from './markup.ts';
import { sourceName, type Drafting, type Source } from './source.ts';
import type { Suggestion } from './suggestion.ts';

/** What a form for suggestions says of a message. */
type Suggesting = Written & Required<Pick<Message, 'suggestion'>>;

/** What a form holds: fit to be kept when there is something `written`. */
export interface Read {
  kind: Suggestion['kind'];
  language: string;
  /** The page that it is about; nothing when that is gone, or missing. */
  suggested?: Suggested | undefined;
  isChanged: boolean;
  problems: Wrong[];
  written?: Suggesting | undefined;
  /** The text as the page would show it. */
  preview?: () => Promise<string>;
}

const most = { why: 2000, name: 100 };

/** A page, and the part of it that is named, the first text without a name; only the language where there is no such page. */
export async function suggestedOn(
  { file, read }: Pick<DeskParts, 'file' | 'read'>,
  page: string,
  section = '',
): Promise<{ language: string; suggested?: Suggested }> {
  const base = baseOf(file.site.address);
  const { suggestions, home } = addressesBelow(base);
  const { languages } = file.site;
  const language = languages.find((tag) => page.startsWith(home(tag))) ?? languages[0]!;
  const isPage = page.startsWith(`${base}/`) && /^(?:\/[\w-]{1,200}){1,6}\/$/.test(page.slice(base.length));
  const text = isPage ? await read(`${base}/desk/sources/${sourceName(page, base)}.json`) : undefined;
  if (text === undefined) return { language };
  const source = JSON.parse(text) as Source;
  const { parts } = source;
  const part = parts.find(({ id }) => id === section) ?? parts.find(({ fields }) => !fields) ?? parts[0];
  const was = part ? (await digestOf(part.before)).slice(0, 16) : '';
  const addressOf = (id: string) => `${suggestions}?${new URLSearchParams({ page, section: id }).toString()}`;
  return { language, suggested: { page, source, part, was, addressOf } };
}

/** Reads a form for a change, for words about a page, or for a page that is missing. Throws only when the built site cannot be read. */
export async function readSuggestion(parts: DeskParts, pages: Pages, values: Values): Promise<Read> {
  return values['kind'] === 'page' ? readMissing(parts, pages, values) : readOnPage(parts, values);
}

async function readOnPage(parts: DeskParts, values: Values): Promise<Read> {
  const found = await suggestedOn(parts, values['page'] ?? '', values['section']);
  const { suggested, language } = found;
  const isThere = !values['section'] || !suggested?.part || suggested.part.id === values['section'];
  if (!suggested || !isThere) return { kind: 'change', language, isChanged: false, problems: [] };
  const { source, part, page } = suggested;
  const { home } = addressesBelow(baseOf(parts.file.site.address));
  const sender = readSender(values);
  const isSame = !part || suggested.was === (values['was'] || suggested.was);
  const about = { file: source.file, page, title: source.title };
  if (!part) {
    const typed = plainText(values['text'] ?? '');
    const code = textProblem(typed);
    const problems: Wrong[] = [...(code ? [{ field: 'text', code }] : []), ...sender.problems];
    const before = (source.words ?? '').slice(0, longest);
    const suggestion: Suggestion = { kind: 'words', ...about, base: '', before, after: typed, why: sender.why };
    return {
      ...{ kind: 'words', language, suggested, isChanged: false, problems },
      ...(problems.length === 0 && { written: writtenOf(parts, sender, language, source.desk, suggestion, typed) }),
      preview: async () => (await import('./preview.ts')).previewOf(typed, home(language)),
    };
  }
  const { after, problems: found_ } = readChange(part, values);
  const problems = [...found_, ...sender.problems];
  const suggestion: Suggestion = {
    ...{ kind: 'change', ...about, base: source.base, before: part.before, after, why: sender.why },
  };
  const isFit = problems.length === 0 && isSame;
  const patch = isFit ? differenceOf(source.file, part, after, linesAfter(source.parts, part)) : '';
  const shown = part.fields ? ['title', 'summary'].map((name) => oneLine(values[name] ?? '')).filter(Boolean) : [];
  return {
    ...{ kind: 'change', language, suggested, isChanged: !isSame, problems },
    ...(isFit && { written: writtenOf(parts, sender, language, source.desk, suggestion, patch) }),
    preview: async () =>
      (await import('./preview.ts')).previewOf(
        shown.length > 0 ? `## ${shown.join('\n\n')}` : after.trim(),
        home(language),
      ),
  };
}

async function readMissing(parts: DeskParts, { languageOf }: Pages, values: Values): Promise<Read> {
  const { file, read, now = () => new Date() } = parts;
  const base = baseOf(file.site.address);
  const { article, home } = addressesBelow(base);
  const language = languageOf(values['lang']);
  const drafting = JSON.parse(
    (await read(`${base}/desk/drafting.json`)) ?? '{"folder":"content","topics":{}}',
  ) as Drafting;
  const { draft, problems: found } = readDraft(values, drafting);
  const sender = readSender(values);
  const problems = [...found, ...sender.problems];
  const preview = async () =>
    (await import('./preview.ts')).previewOf(`## ${draft.title}\n\n${draft.text}`, home(language));
  if (problems.length > 0) return { kind: 'page', language, isChanged: false, problems, preview };
  const isTaken = async (slug: string) =>
    (await Promise.all(file.site.languages.map((tag) => read(`${article(tag, slug)}index.html`)))).some(Boolean);
  const slug = await slugOf(draft.title, (await digestOf(JSON.stringify(draft))).slice(0, 8), isTaken);
  const text = articleOf(draft, drafting, dateIn(file.hours.zone, now()));
  const path = `${drafting.folder}/articles/${language}/${slug}.mdx`;
  const about = { file: path, page: '', title: draft.title, base: '', before: '' };
  const suggestion: Suggestion = { kind: 'page', ...about, after: text, why: sender.why };
  const { desk } = drafting.topics[draft.topic]!;
  const written = writtenOf(parts, sender, language, desk, suggestion, newFile(path, text));
  return { kind: 'page', language, isChanged: false, problems, preview, written };
}

/** Why, and who wants an answer. */
function readSender(values: Values) {
  const why = clean(values['why'] ?? '');
  const name = oneLine(values['name'] ?? '');
  const email = readEmail(values['email'] ?? '');
  const problems: Wrong[] = [];
  if (why.length > most.why) problems.push({ field: 'why', code: 'too-long' });
  if ('code' in email && email.code !== 'missing') problems.push({ field: 'email', code: email.code });
  if (name.length > most.name) problems.push({ field: 'name', code: 'too-long' });
  const aside = clean(values[hiddenField] ?? '') !== '' && values['person'] !== 'yes';
  return { why: mask(why), name: mask(name), email: 'address' in email ? email.address : '', aside, problems };
}

/**
 * A suggestion as a message: what people read of it, why and the difference, is its text. It goes to the desk that owns the page
 * or, where that has no address, to the one that answers the first subject.
 */
function writtenOf(
  { file }: Pick<DeskParts, 'file'>,
  { why, name, email, aside }: ReturnType<typeof readSender>,
  language: string,
  owner: string,
  suggestion: Suggestion,
  difference: string,
): Suggesting {
  const desk = file.desks[owner]?.email ? owner : Object.values(file.subjects)[0]!.desk;
  const text = [why, difference].filter(Boolean).join('\n\n');
  return {
    key: '',
    language,
    subject: '',
    desk,
    text,
    email,
    name,
    page: suggestion.page,
    question: '',
    aside,
    suggestion,
  };
}
