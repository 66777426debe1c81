import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mistype } from '../../src/check/mistype.ts';
import type { Page, Portal, Question } from './ask-data.ts';

/** A piece of a page of the benchmark; its name is that of the page, with the place of the piece in it. */
interface Passage {
  document_id: string;
  title?: string;
  text: string;
}

/** A question with the passages that hold its answer. */
interface Task {
  Collection: string;
  contexts: Passage[];
  input: { speaker: string; text: string }[];
}

/**
 * Questions of people to pages of American authorities: the part of MTRAG (Katsis et al., "MTRAG: A Multi-Turn
 * Conversational Benchmark", 2025; Apache 2.0) whose pages are in its own files. `ASK_GOVERNMENT` names the folder of
 * the repository IBM/mt-rag-benchmark; without it there is no such portal, and a line says how to get it. A question
 * that needs what was said before it is asked as its authors wrote it for search; several pages may answer one.
 */
export function readGovernmentPortals(folder = process.env['ASK_GOVERNMENT'], seed = 1): Portal[] {
  if (!folder || !existsSync(join(folder, 'mtrag-human'))) {
    console.log(
      'government: not asked. Clone github.com/IBM/mt-rag-benchmark and name its folder: ASK_GOVERNMENT=… npm run bench:ask',
    );
    return [];
  }
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const lines = (path: string) => read(path).trim().split('\n');
  const later = lines('mtragun-human/generation_tasks/reference.jsonl')
    .map((line) => JSON.parse(line) as Task)
    .filter(({ Collection }) => Collection === 'govt');
  const earlier = JSON.parse(read('mtrag-human/evaluations/reference_subset_with_human_evaluations.json')) as {
    documents: Passage[];
    tasks: Task[];
  };
  const named = new Set(
    earlier.tasks
      .filter(({ Collection }) => Collection.includes('govt'))
      .flatMap(({ contexts }) => contexts.map((passage) => passage.document_id)),
  );
  const pages = pagesOf([
    ...earlier.documents.filter((passage) => named.has(passage.document_id)),
    ...later.flatMap(({ contexts }) => contexts),
  ]);
  const held = new Set(pages.map(({ slug }) => slug));
  const answering = new Map<string, Set<string>>();
  for (const line of lines('mtrag-human/retrieval_tasks/govt/qrels/dev.tsv').slice(1)) {
    const [question = '', passage = ''] = line.split('\t');
    if (held.has(pageOf(passage))) answering.set(question, (answering.get(question) ?? new Set()).add(pageOf(passage)));
  }
  const asked = (text: string, slugs: Iterable<string>): Question => {
    const [slug = '', ...also] = [...slugs].toSorted();
    return { text, mistyped: mistype(text, seed), slug, also };
  };
  const questions = [
    ...lines('mtrag-human/retrieval_tasks/govt/govt_rewrite.jsonl').flatMap((line) => {
      const { _id, text } = JSON.parse(line) as { _id: string; text: string };
      const slugs = answering.get(_id);
      return slugs ? [asked(text.replace(/^\|user\|:\s*"?/, '').trim(), slugs)] : [];
    }),
    ...later.flatMap(({ contexts, input }) => {
      const text = (input.findLast(({ speaker }) => speaker === 'user')?.text ?? '').replaceAll('"', '').trim();
      // A few words lean on what was said before.
      return contexts.length > 0 && text.split(/\s+/).length >= 5
        ? [asked(text, new Set(contexts.map((passage) => pageOf(passage.document_id))))]
        : [];
    }),
  ];
  return [{ name: 'government', language: 'en', pages, questions }];
}

/** The page of a passage, by the name of the passage. */
const pageOf = (passage: string) => passage.split('-')[0]!;

/** The pages of some passages, each with its passages in their order. */
function pagesOf(passages: Passage[]): Page[] {
  const pages = new Map<string, { title: string; parts: Map<number, string> }>();
  for (const { document_id, title = '', text } of passages) {
    const [slug = '', place] = document_id.split('-');
    const page = pages.get(slug) ?? { title: '', parts: new Map<number, string>() };
    pages.set(slug, {
      title: title.replace(/\s+/g, ' ').trim() || page.title,
      parts: page.parts.set(Number(place), text),
    });
  }
  return [...pages].map(([slug, { title, parts }]) => ({
    slug,
    title: title.slice(0, 120) || 'Untitled',
    body: [...parts]
      .toSorted(([one], [other]) => one - other)
      .map(([, text]) => text)
      .join('\n\n'),
  }));
}
