/** Articles with which titles begin, by language, folded: libraries sort by the word after it, and people leave it out. */
const articles: Record<string, string> = {
  ca: 'el la els les un una',
  da: 'den det de en et',
  de: 'der die das ein eine',
  en: 'the a an',
  es: 'el la los las un una',
  fr: 'le la les un une',
  hu: 'a az egy',
  it: 'il lo la i gli le un uno una',
  nb: 'den det de en et ei',
  nl: 'de het een',
  nn: 'den det dei ein ei eit',
  no: 'den det de en et ei',
  pt: 'o a os as um uma',
  sv: 'den det de en ett',
};

/** Of several languages, the words that can be such an article. */
export function leadingArticles(languages: string[]): Set<string> {
  return new Set(languages.flatMap((tag) => articles[tag.split('-')[0]!]?.split(' ') ?? []));
}

/** A title without an article that an apostrophe joins to its first word (`L’Étranger`), which folding takes for one word. */
export function withoutElision(title: string): string {
  return title.replace(/^\s*(?:l|un)['’](?=\p{L})/iu, '');
}
