import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PageFile } from '../articles/read.ts';
import type { ArticleFields } from '../articles/schema.ts';
import { stemmerOf } from '../ask/words/stem.ts';
import { wordsOf } from '../ask/words/text.ts';
import { checkElsewhere } from '../ask/build/sure/elsewhere.ts';
import { readWords, type AgencyWords } from '../ask/build/words.ts';
import { isStray } from '../settings/file-names.ts';
import { suggest, type Problem } from '../settings/problems.ts';
import { contentFolder } from '../settings/folders.ts';

type Say = (path: PropertyKey[], message: string) => void;

/** Finds the mistakes in `content/words/<language>.yaml`: best bets that lead nowhere, words that find nothing, stand twice or lead in a circle. */
export async function checkWords(
  pages: PageFile<Pick<ArticleFields, 'title' | 'summary' | 'asks'>>[],
  language: string,
  address = '',
): Promise<Problem[]> {
  const { file, words, problems, lineOf } = readWords(language);
  const say: Say = (path, message) => problems.push({ file, line: lineOf(path), field: path.join('.'), message });
  const own = pages.filter((page) => page.language === language);
  checkBestBets(
    words.bestBets,
    own.map(({ slug }) => slug),
    language,
    say,
  );
  checkSingle(words, say);

  if (words.elsewhere) checkElsewhere(words.elsewhere, own, address, await stemmerOf(language), say);

  // Reading all texts for nothing would cost every build.
  if (words.synonyms.length + Object.keys(words.oneWay).length + words.stopWords.length === 0) return problems;
  const stem = await stemmerOf(language);
  const vocabulary = new Set<string>();
  for (const { parts, body } of own) {
    const named = [parts.title, parts.summary, ...(parts.asks ?? []), ...body.uses.map(({ text }) => text)].join(' ');
    for (const word of wordsOf(named)) vocabulary.add(word);
    for (const word of body.facts.vocabulary.split(' ')) vocabulary.add(word);
  }
  const written = new Set([...vocabulary].map(stem));
  /** The stem of a word; undefined for what is no single word, which is reported already. */
  const rootOf = (text: string) => {
    const [word, ...more] = wordsOf(text);
    return word && more.length === 0 ? stem(word) : undefined;
  };
  checkSynonyms(words, written, rootOf, say);
  checkOneWay(words, written, rootOf, say);
  words.stopWords.forEach((word, index) => {
    const root = rootOf(word);
    if (root === undefined) return;
    const [same] = wordsOf(word);
    const twin = words.stopWords.slice(0, index).find((other) => wordsOf(other)[0] === same);
    if (twin !== undefined) say(['stopWords', index], `"${word}" stands here already as "${twin}". Take one out.`);
    else if (!written.has(root))
      say(['stopWords', index], `"${word}" is on no page, so it changes nothing. Take it out.`);
  });
  return problems;
}

/** A problem for each file below `words/` that no language of the site reads. */
export function strayWords(languages: string[]): Problem[] {
  const folder = join(contentFolder, 'words');
  if (!existsSync(folder)) return [];
  const known = languages.map((language) => `${language}.yaml`);
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.') && !isStray(name) && !known.includes(name))
    .map((name) => ({
      file: join(folder, name),
      line: 1,
      message: `is read for no language of site.yaml (${languages.join(', ')}). Name the file as one of ${known.join(', ')}, or delete it.`,
    }));
}

function checkBestBets(bestBets: AgencyWords['bestBets'], slugs: string[], language: string, say: Say) {
  const asked = new Map<string, string>();
  for (const [question, targets] of Object.entries(bestBets)) {
    targets.forEach((target, index) => {
      if (!slugs.includes(target))
        say(
          ['bestBets', question],
          `"${target}" is not an article or a service in ${language}.${suggest(target, slugs)}`,
        );
      else if (targets.indexOf(target) < index) say(['bestBets', question], `names "${target}" twice. Take one out.`);
    });
    const words = wordsOf(question).join(' ');
    const twin = asked.get(words);
    if (words === '') say(['bestBets', question], `"${question}" has no letter, so nobody asks it. Take it out.`);
    else if (twin === undefined) asked.set(words, question);
    else
      say(['bestBets', question], `"${question}" is the same question as "${twin}". Put all their articles under one.`);
  }
}

/** The search compares single words: a phrase would let each of its words find all the others. */
function checkSingle({ synonyms, oneWay, stopWords }: AgencyWords, say: Say) {
  const check = (path: PropertyKey[], text: string, advice: string) => {
    const count = wordsOf(text).length;
    if (count === 0) say(path, `"${text}" has no letter, so nobody can search for it. Take it out.`);
    if (count > 1) say(path, `"${text}" is more than one word, and each would count by itself. ${advice}`);
  };
  const whole = 'Write the one word that tells most; a whole question belongs in bestBets or in the asks of a page.';
  synonyms.forEach((group, index) => group.forEach((word, place) => check(['synonyms', index, place], word, whole)));
  for (const [from, to] of Object.entries(oneWay)) {
    check(['oneWay', from], from, whole);
    to.forEach((word, place) =>
      check(['oneWay', from, place], word, 'Write the one word that tells most, or several with a comma between them.'),
    );
  }
  stopWords.forEach((word, index) => check(['stopWords', index], word, 'Write each in a line of its own.'));
}

type RootOf = (text: string) => string | undefined;

function checkSynonyms({ synonyms }: AgencyWords, written: Set<string>, rootOf: RootOf, say: Say) {
  const groups = synonyms.map((group) => group.map(rootOf));
  synonyms.forEach((group, index) => {
    const roots = groups[index]!;
    const single = new Set(roots).size === 1 && roots[0] !== undefined && group.length > 1;
    if (single)
      say(['synonyms', index], `all of these are one word to the search: ${group.join(', ')}. Take the list out.`);
    roots.forEach((root, place) => {
      const first = roots.indexOf(root);
      if (!single && root !== undefined && first < place)
        say(
          ['synonyms', index, place],
          `"${group[place]}" and "${group[first]}" are one word to the search. Take one out.`,
        );
    });
    if (!roots.includes(undefined) && !roots.some((root) => written.has(root!)))
      say(['synonyms', index], `none of these words is on any page: ${group.join(', ')}.`);
    const wider = groups.findIndex(
      (other, place) =>
        place !== index &&
        roots.every((root) => other.includes(root)) &&
        (place < index || new Set(other).size > new Set(roots).size),
    );
    if (wider !== -1 && !roots.includes(undefined))
      say(['synonyms', index], `says no more than the list ${synonyms[wider]!.join(', ')}. Take this one out.`);
  });
}

function checkOneWay({ oneWay, synonyms }: AgencyWords, written: Set<string>, rootOf: RootOf, say: Say) {
  const groups = synonyms.map((group) => group.map(rootOf));
  const leads = new Map<string, string[]>();
  const first = new Map<string, string>();
  for (const [from, to] of Object.entries(oneWay)) {
    const root = rootOf(from);
    if (root === undefined) continue;
    const twin = first.get(root);
    if (twin === undefined) first.set(root, from);
    else say(['oneWay', from], `"${from}" and "${twin}" are one word to the search. Put what they find into one line.`);
    leads.set(root, [...(leads.get(root) ?? []), ...to.flatMap((target) => rootOf(target) ?? [])]);
  }
  for (const [from, to] of Object.entries(oneWay)) {
    const root = rootOf(from);
    const roots = to.map(rootOf);
    to.forEach((target, place) => {
      const goal = roots[place];
      if (goal === undefined) return;
      if (roots.indexOf(goal) < place)
        say(['oneWay', from], `"${target}" and "${to[roots.indexOf(goal)]}" are one word to the search. Take one out.`);
      else if (!written.has(goal)) say(['oneWay', from], `"${target}" is on no page, so it finds nothing.`);
      else if (goal !== root && groups.some((group) => group.includes(root) && group.includes(goal)))
        say(
          ['oneWay', from],
          `"${target}" is found already: both words stand in one list of synonyms. Take it out here.`,
        );
    });
    if (root !== undefined && roots.some((goal) => goal !== undefined && leadsTo(goal, root, leads)))
      say(['oneWay', from], 'leads back to itself. If the words mean the same, make them a list of synonyms.');
  }
}

/** Whether `goal` can be reached from a word: a depth-first search along the words it leads to. */
function leadsTo(from: string, goal: string, leads: Map<string, string[]>, seen = new Set<string>()): boolean {
  if (from === goal) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return (leads.get(from) ?? []).some((next) => leadsTo(next, goal, leads, seen));
}
