import { acceptMessage } from '../../../form/accept.ts';
import { personalNumbers } from '../../../form/read/numbers.ts';
import { cleanLine } from '../../../form/read/text.ts';
import { hmac } from '../../../secrets/hash.ts';
import type { Kept } from '../../../store/store.ts';
import { readSuggestion, suggestedOn } from '../../../suggest/read.ts';
import type { Request } from '../request.ts';
import { deed, type Signed } from '../desk.ts';
import { pageOf } from './show.ts';

/** Signs of a question that a page answers. */
const longest = 120;

/**
 * Turns the question of a message, in the words that staff give it, into a suggestion: that the page which answers it is found by it or, where
 * there is none, the draft of one. Nothing of the message goes along: what is sent stands in the form, and no address of a mail or number of
 * a person may stand in it.
 */
export async function suggestQuestion(request: Request, signed: Signed, kept: Kept): Promise<Response> {
  const { desk, values } = request;
  const { parts } = desk;
  const question = cleanLine(values['question'] ?? '');
  const refuse = (said: string) => pageOf(request, signed, kept, { said, typed: values, focus: 'found' }, 422);
  if (question.length < 3 || question.length > longest) return refuse('no-question');
  const text = [question, values['title'] ?? '', values['draft'] ?? ''].join('\n');
  if (/\S@\S/.test(text) || personalNumbers(text).length > 0 || holdsName(text, kept.name)) return refuse('personal');
  const written = values['title']?.trim()
    ? await draftOf(request, kept, question)
    : await questionFor(request, question, values['about'] ?? '');
  if (!written) return refuse('no-page');
  // Who presses twice has suggested it once.
  const key = (await hmac(parts.secrets[0]!, 'found', kept.reference, JSON.stringify(written))).slice(0, 40);
  await parts.store.audited(deed(signed, 'suggested', kept.reference), desk.now.toISOString(), (store) =>
    acceptMessage({ ...parts, store }, { ...written, key }, []),
  );
  void parts.deliver(request.context).catch(() => undefined);
  return request.context.redirect(`${desk.addresses.staff}messages/${kept.reference}?said=suggested`, 303);
}

/** A suggestion that a page shall be found by a question. */
async function questionFor({ desk }: Request, question: string, typed: string) {
  const { parts } = desk;
  const path = URL.canParse(typed) ? new URL(typed).pathname : typed.trim();
  const { language, suggested } = await suggestedOn(parts, path);
  if (!suggested) return undefined;
  const { source, page } = suggested;
  const line = `asks:\n  - ${JSON.stringify(question)}`;
  const desks = parts.file.desks;
  return {
    language,
    subject: '',
    desk: desks[source.desk]?.email ? source.desk : Object.values(parts.file.subjects)[0]!.desk,
    text: line,
    email: '',
    name: '',
    page,
    question: '',
    aside: false,
    suggestion: {
      kind: 'words' as const,
      file: source.file,
      page,
      title: source.title,
      base: '',
      before: '',
      after: line,
      why: '',
    },
  };
}

/** The draft of a page that is missing, as a visitor would suggest it. */
async function draftOf({ desk, values }: Request, kept: Kept, question: string) {
  const read = await readSuggestion(desk.parts, desk.pages, {
    kind: 'page',
    lang: desk.pages.languageOf(kept.language),
    title: values['title'],
    question,
    topic: values['topic'],
    text: values['draft'],
  });
  return read.written;
}

/** Whether a text holds a name of the sender: a word of it with three letters or more. */
function holdsName(text: string, name: string): boolean {
  const words = new Set(text.toLowerCase().match(/\p{L}+/gu));
  return (name.toLowerCase().match(/\p{L}{3,}/gu) ?? []).some((word) => words.has(word));
}
