import { parseArticle } from '../../articles/parse.ts';
import type { Link } from '../../articles/body.ts';
import type { Problem } from '../../settings/problems.ts';
import type { Guide, Outcome, Text } from '../tree/guide.ts';
import { readExpression } from './expressions.ts';
import { bareQuestion, checkFields } from './question.ts';
import { readRule } from './rules.ts';
import type { GuideFields } from './schema.ts';
import { formOf, monthsIn } from './cases.ts';
import { RuleError, type Scope } from './tokens.ts';
import { waysOf } from './ways.ts';

/** What is known of a guide besides its fields. */
export interface Setting {
  file: string;
  language: string;
  slug: string;
  locale: string;
  zone: string;
  /** Yes and no, in the guide's language. */
  yesNo: [string, string];
  noteTitles: Record<'info' | 'warning', string>;
  /** Outcomes share pages, and footnotes would share numbers. */
  footnoteWords: false;
  /** The names of the months by case, with bars between them; none in a language whose dates have no cases. */
  months: Record<string, string>;
  addressOf: (slug: string) => string;
  addressAt: (path: string) => string;
  /** The line of a field in the file. */
  lineOf: (path: PropertyKey[]) => number;
  /** The line on which the text of a field begins. */
  textLineOf: (path: PropertyKey[]) => number;
}

/** A compiled guide, with the mistakes in its rules, calculations and texts, and the links that stand in these. */
export interface Compiled {
  guide: Guide;
  problems: Problem[];
  links: Link[];
  /** The path of each way of a question in the file, in the order of its `ways`. */
  places: Record<string, PropertyKey[][]>;
  /** Every rule could be read, so that the tree is the one that the editor meant. */
  sound: boolean;
}

/** Compiles what an editor wrote: rules and calculations to syntax trees, Markdown to HTML. Nothing of it is ever run; mistakes are collected, not thrown. */
export function compileGuide(fields: GuideFields, setting: Setting): Compiled {
  const problems: Problem[] = [];
  const links: Link[] = [];
  const places: Compiled['places'] = {};
  let sound = true;
  const say = (path: PropertyKey[], message: string) =>
    problems.push({ file: setting.file, line: setting.lineOf(path), field: path.map(String).join('.'), message });
  const attempt = <Value>(path: PropertyKey[], make: () => Value): Value | undefined => {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      if (error.message) say(path, error.message);
      return undefined;
    }
  };

  const questions = Object.fromEntries(
    Object.entries(fields.questions).map(([name, question]) => [name, bareQuestion(question, setting.yesNo)]),
  );
  const scope: Scope = { questions, amounts: {}, currency: fields.currency };
  for (const [name, sum] of Object.entries(fields.amounts)) {
    if (Object.hasOwn(questions, name)) say(['amounts', name], 'is the name of a question already.');
    const read = attempt(['amounts', name], () => readExpression(sum, scope));
    scope.amounts[name] = read ?? 'broken';
  }

  /** Compiles a text with `{{ … }}` to a template; `markup` says what becomes of the rest. Private-use characters hold the places meanwhile. */
  function text(path: PropertyKey[], source: string, markup?: (marked: string) => string): Text {
    const values: Exclude<Text, string>['values'] = [];
    const marked = source.replace(/\{\{([^{}]*)\}\}/g, (_, written: string) => {
      const [sum, form] = formOf(written);
      const read = attempt(path, () => {
        const value = readExpression(sum, scope);
        return form === undefined ? value : { ...value, months: monthsIn(form, value.kind, sum, setting) };
      });
      if (read) values.push(read);
      return `\uE000${values.length - 1}\uE001`;
    });
    // In a text with Markdown the parser tells it.
    if (!markup && /[{}]/.test(marked))
      say(path, 'a brace stands alone, and readers see it. A calculation stands between two and two: {{ … }}');
    const done = (markup?.(marked) ?? marked).replace(/\uE000(-?\d+)\uE001/g, '{{$1}}');
    return values.length === 0 ? done : { text: done, values };
  }

  function markdown(path: PropertyKey[]) {
    return (source: string) => {
      if (source === '') return '';
      const body = parseArticle(source, setting);
      const first = setting.textLineOf(path);
      const place = (line: number) => first + line - 1;
      const field = path.map(String).join('.');
      for (const { line, message } of body.mistakes)
        problems.push({
          file: setting.file,
          line: place(line),
          field,
          message: message.replace(/an article/, 'a guide'),
        });
      for (const { name, line } of body.uses)
        problems.push({
          file: setting.file,
          line: place(line),
          field,
          message: `<${name}> cannot stand in a guide. Name a contact, or link to an article that shows it.`,
        });
      links.push(...body.links.map((link) => ({ ...link, line: place(link.line) })));
      // No link leads to a heading of an outcome, and on the page of the whole guide two could have one id.
      return body.html
        .replace(
          /(<h\d) id="[^"]*"(?:><span id="[^"]*"><\/span>)?/g,
          (part, start: string) => start + (part.endsWith('>') ? '>' : ''),
        )
        .trim();
    };
  }

  for (const [name, question] of Object.entries(fields.questions)) {
    const path = ['questions', name];
    const made = questions[name]!;
    made.ask = text([...path, 'ask'], question.ask);
    if (question.hint) made.hint = text([...path, 'hint'], question.hint);
    if (question.say) made.say = text([...path, 'say'], question.say);
    checkFields(question, (field, message) => say([...path, field], message));
    const ways = waysOf(name, question, (at, rule) => {
      const read = attempt([...path, ...at], () => readRule(rule, scope));
      sound &&= read !== undefined;
      return read;
    });
    made.ways = ways.map(({ way }) => way);
    places[name] = ways.map(({ at }) => [...path, ...at]);
  }
  const outcomes = Object.fromEntries(
    Object.entries(fields.outcomes).map(([name, outcome]): [string, Outcome] => {
      const path = ['outcomes', name];
      if (Object.hasOwn(questions, name)) say(path, 'is the name of a question already.');
      return [
        name,
        {
          title: text([...path, 'title'], outcome.title),
          body: text([...path, 'text'], outcome.text, markdown([...path, 'text'])),
          steps: outcome.steps.map((step, index) =>
            text([...path, 'steps', index], step, markdown([...path, 'steps', index])),
          ),
          ...(outcome.say && { say: text([...path, 'say'], outcome.say) }),
          links: outcome.links.map((link) => ({ name: link, title: link, address: '' })),
          ...(outcome.contact && { contact: outcome.contact }),
        },
      ];
    }),
  );
  const guide: Guide = {
    language: setting.language,
    locale: setting.locale,
    zone: setting.zone,
    slug: setting.slug,
    title: fields.title,
    summary: fields.summary,
    private: fields.private,
    ...(fields.currency && { currency: fields.currency }),
    first: Object.keys(questions)[0]!,
    questions,
    outcomes,
  };
  return { guide, problems, links, places, sound };
}
