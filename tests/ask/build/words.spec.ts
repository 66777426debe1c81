import { expect, test } from '@playwright/test';
import { readArticles } from '../../../src/articles/read.ts';
import { answer } from '../../../src/ask/answer/answer.ts';
import { askPage, contactPages } from '../../../src/ask/build/pages.ts';
import { prepare } from '../../../src/ask/build/prepare.ts';
import { stemmerOf } from '../../../src/ask/words/stem.ts';
import { openVocabulary, type Vocabulary } from '../../../src/ask/answer/vocabulary.ts';
import { readWords } from '../../../src/ask/build/words.ts';
import { readSite } from '../../../src/settings/site.ts';
import { isSample } from '../../sample.ts';

test.skip(!isSample, 'These ask for pages of the sample.');

/** What the site in `content/` answers from in a language, made once. */
const made = new Map<string, Promise<Vocabulary>>();

async function vocabularyOf(language: string): Promise<Vocabulary> {
  const { site } = readSite();
  const articles = readArticles(site.languages).filter((article) => article.language === language && article.fields);
  const pages = [
    ...articles.map(({ slug, fields, body }) => askPage(site, language, slug, fields!, body.text)),
    ...contactPages(site, language),
  ];
  const file = await prepare(language, pages, readWords(language).words);
  return openVocabulary(file, await stemmerOf(language));
}

/** The file names of the first three pages that the site in `content/` finds. */
async function firstThree(language: string, question: string): Promise<string[]> {
  if (!made.has(language)) made.set(language, vocabularyOf(language));
  const { found } = answer({ question, insist: false }, (await made.get(language))!);
  return found.slice(0, 3).map(({ address }) => address.split('/')[2]!);
}

for (const [language, page, ...questions] of [
  ['en', 'talk-to-someone', 'suicide', 'suicidal', 'i want to kill myself', 'i want to die', 'self-harm', 'self harm'],
  ['en', 'talk-to-someone', 'scared', 'crisis', 'hopeless', 'depressed', 'panic attack', 'anxiety', 'mental health'],
  ['nb', 'talk-to-someone', 'selvmord', 'selvmordstanker', 'jeg vil dø', 'vil ikke leve', 'selvskading', 'krise'],
  ['nb', 'talk-to-someone', 'jeg er redd', 'psykisk helse', 'psykisk helse?', 'deprimert', 'panikkanfall', 'angst'],
  ['sl', 'talk-to-someone', 'samomor', 'samomorilne misli', 'ubila se bom', 'ne zdržim več', 'strah me je', 'kriza'],
  ['sl', 'talk-to-someone', 'hočem umreti', 'samopoškodovanje', 'stiska', 'depresija', 'tesnoba', 'obup'],
] as const)
  for (const question of questions)
    test(`somebody in distress finds a person first (${language}): ${question}`, async () => {
      expect((await firstThree(language, question))[0]).toBe(page);
    });

for (const [language, page, ...questions] of [
  ['en', 'report-harassment', 'i was raped', 'rape', 'sexual assault', 'abuse', 'violence', 'stalked'],
  ['nb', 'report-harassment', 'voldtekt', 'jeg ble voldtatt', 'overgrep', 'vold'],
  ['sl', 'report-harassment', 'posilstvo', 'posiljena sem bila', 'spolni napad', 'spolna zloraba', 'nasilje'],
  ['en', 'take-a-break', 'i am pregnant', 'pregnancy', 'maternity leave'],
  ['nb', 'take-a-break', 'jeg er gravid', 'graviditet', 'svangerskap'],
  ['sl', 'take-a-break', 'noseča sem', 'nosečnost', 'porodniški dopust'],
  ['en', 'contact', 'when does the library open', 'opening hours', 'library hours', 'are you open on saturday'],
  ['en', 'contact', 'when do you close', 'contact'],
  ['nb', 'contact', 'åpningstider', 'apningstider', 'når åpner biblioteket', 'når stenger biblioteket', 'kontakt'],
  ['sl', 'contact', 'kdaj je odprta knjižnica', 'odpiralni čas', 'delovni čas', 'uradne ure', 'kontakt'],
] as const)
  for (const question of questions)
    test(`a page is among the first three (${language}): ${question} → ${page}`, async () => {
      expect(await firstThree(language, question)).toContain(page);
    });
