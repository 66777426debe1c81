import type { Kind } from './agency.ts';

/** What a draft is made of. */
export interface Draft {
  /** A sentence of `words/`, behind the sign. */
  say: (name: string) => string;
  /** As YAML. */
  title: string;
  topic: string;
  desk: string;
  /** Names with commas between them. */
  audience: string;
  today: string;
  channel: 'desk' | 'phone' | 'online';
}

const quoted = (text: string) => JSON.stringify(text);

/** Fields that every kind of page has. */
const shared = ({ say, title, topic, desk, audience, today }: Draft): Record<string, string> => ({
  title,
  summary: quoted(say('summary')),
  topic,
  audience: `[${audience}]`,
  asks: `\n  - ${quoted(say('ask'))}`,
  owner: desk,
  reviewed: today,
});

/** The drafts of each kind: the fields as YAML, in any order, and the text below them. */
export const drafts: Record<Kind, (draft: Draft) => { fields: Record<string, string>; text: string }> = {
  article: (draft) => {
    const { say } = draft;
    return {
      fields: shared(draft),
      text: `${say('answer')}

## ${say('heading')}

${say('do')}

<Steps>

1. ${say('first')}
2. ${say('next')}

</Steps>

## ${say('more')}

${say('moreText')}
`,
    };
  },
  service: (draft) => {
    const { say, desk, channel } = draft;
    const way = channel === 'online' ? `link: https://www.example.org # ${say('link')}` : `desk: ${desk}`;
    return {
      fields: {
        ...shared(draft),
        who: quoted(say('who')),
        cost: quoted(say('cost')),
        takes: quoted(say('takes')),
        needs: `\n  - ${quoted(say('need'))}`,
        channels: `\n  - by: ${channel}\n    ${way}\n    how: ${quoted(say('how'))}`,
      },
      text: `${say('answer')}\n`,
    };
  },
  guide: (draft) => {
    const { say } = draft;
    const outcome = (name: string) =>
      `\n  ${name}:\n    title: ${quoted(say('outcome'))}\n    text: ${quoted(say('outcomeText'))}\n    steps:\n      - ${quoted(say('step'))}`;
    return {
      fields: {
        ...shared(draft),
        questions: `\n  first:\n    ask: ${quoted(say('question'))}\n    options:\n      one: { text: ${quoted(say('oneAnswer'))}, go: this-way }\n      other: { text: ${quoted(say('otherAnswer'))}, go: that-way }`,
        outcomes: `${outcome('this-way')}${outcome('that-way')}`,
      },
      text: '',
    };
  },
};
