/** A question with what the visitor chose to narrow it: all of it stands in the address. */
export interface Asked {
  question: string;
  /** Take the words as they are typed. */
  insist: boolean;
  topic?: string | undefined;
  audience?: string | undefined;
  kind?: string | undefined;
  /** A word that stands on the pages. */
  word?: string | undefined;
  /** The page that is meant, by its address below the language. */
  like?: string | undefined;
}

/** Parses a question and its filters from the query of an address: at most 1000 characters, 60 for a filter and 200 for the page that is meant, well-formed Unicode. */
export function askedIn(address: URLSearchParams): Asked {
  // Counted in whole signs: half of one cannot stand in an address again.
  const text = (name: string, most: number) => [...(address.get(name) ?? '').toWellFormed()].slice(0, most).join('');
  const value = (name: string) => text(name, 60) || undefined;
  return {
    question: text('q', 1000),
    insist: address.has('exact'),
    topic: value('topic'),
    audience: value('audience'),
    kind: value('kind'),
    word: value('word'),
    like: text('like', 200) || undefined,
  };
}

/** The query of the address of a question, with its `?`: the inverse of `askedIn`. */
export function addressOf({ question, insist, topic, audience, kind, word, like }: Asked): string {
  const values = {
    q: question,
    ...(insist && { exact: '1' }),
    ...(topic && { topic }),
    ...(audience && { audience }),
    ...(kind && { kind }),
    ...(word && { word }),
    ...(like && { like }),
  };
  return `?${new URLSearchParams(values)}`;
}
