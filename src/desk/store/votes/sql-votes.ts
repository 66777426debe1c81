import { sql, type Database } from '../database.ts';
import { rowsOf, textOf } from '../sql-rows.ts';
import type { Store } from '../store.ts';

/** After every time that is written. */
const endless = '9999';

/** What visitors say of pages, and searches that found nothing. */
export function votesIn(database: Database): Pick<Store, 'vote' | 'miss' | 'votes' | 'misses'> {
  return {
    async vote(page, language, helpful, sentence, now) {
      await rowsOf(
        database,
        'insert into votes (page, language, helpful, text, cast_at) values (?, ?, ?, ?, ?)',
        ...[page, language, Number(helpful), sentence, now],
      );
    },

    async miss(question, language, now) {
      await rowsOf(
        database,
        'insert into misses (question, language, missed_at) values (?, ?, ?)',
        question,
        language,
        now,
      );
    },

    async votes(since = '', until = endless) {
      const [pages, sentences] = await database.atomic([
        sql(
          `select page, language,
            cast(sum(case when text = '' and helpful = 1 then 1 else 0 end) as integer) as helped,
            cast(sum(case when text = '' and helpful = 0 then 1 else 0 end) as integer) as failed
          from votes where cast_at >= ? and cast_at < ?
          group by page, language order by failed desc, helped desc, page, language`,
          ...[since, until],
        ),
        sql(
          `select page, language, helpful, text, cast_at from votes where cast_at >= ? and cast_at < ? and text <> ''
          order by cast_at desc`,
          ...[since, until],
        ),
      ]);
      return pages!.map((row) => ({
        page: textOf(row, 'page'),
        language: textOf(row, 'language'),
        helped: Number(row['helped']),
        failed: Number(row['failed']),
        sentences: sentences!
          .filter((said) => said['page'] === row['page'] && said['language'] === row['language'])
          .map((said) => ({
            written: textOf(said, 'cast_at'),
            helpful: said['helpful'] === 1,
            text: textOf(said, 'text'),
          })),
      }));
    },

    async misses(since = '', until = endless) {
      const rows = await rowsOf(
        database,
        `select question, language, cast(count(*) as integer) as times, max(missed_at) as last
        from misses where missed_at >= ? and missed_at < ?
        group by question, language order by times desc, last desc, question, language`,
        ...[since, until],
      );
      return rows.map((row) => ({
        question: textOf(row, 'question'),
        language: textOf(row, 'language'),
        times: Number(row['times']),
        last: textOf(row, 'last'),
      }));
    },
  };
}
