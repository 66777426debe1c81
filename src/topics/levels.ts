import { suggest } from '../settings/problems.ts';
import type { Site } from '../settings/schema.ts';

type Topics = Site['topics'];

/** The topics of the first level, in the order of the settings: those that stand under no other. */
export function firstTopics(topics: Topics): string[] {
  return Object.keys(topics).filter((topic) => !topics[topic]!.under);
}

/** The topics that stand under another, in the order of the settings. */
export function topicsUnder(topics: Topics, parent: string): string[] {
  return Object.keys(topics).filter((topic) => topics[topic]!.under === parent);
}

/** A topic with the one above it, that one first. */
export function pathTo(topics: Topics, topic: string): string[] {
  const { under } = topics[topic]!;
  return under ? [under, topic] : [topic];
}

/** Finds topics that stand under one that is not there, under themselves, or on a third level. */
export function checkLevels(topics: Topics): { path: PropertyKey[]; message: string }[] {
  return Object.entries(topics).flatMap(([topic, { under }]) => {
    if (!under) return [];
    const at = (message: string) => [{ path: ['topics', topic, 'under'], message }];
    if (!Object.hasOwn(topics, under)) return at(`"${under}" is not a topic.${suggest(under, Object.keys(topics))}`);
    if (isRound(topics, topic))
      return at(`"${under}" leads back to "${topic}". Leave \`under\` out of the topic that stands on the home page.`);
    const above = topics[under]!.under;
    if (above !== undefined)
      return at(
        `"${under}" stands under "${above}" itself, and there are two levels. Write under: ${above}, or leave it out of "${under}".`,
      );
    return [];
  });
}

/** Whether the way up from a topic comes back to it. */
function isRound(topics: Topics, topic: string): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = topic; at !== undefined && !seen.has(at); at = topics[at]?.under) {
    seen.add(at);
    if (topics[at]?.under === topic) return true;
  }
  return false;
}
