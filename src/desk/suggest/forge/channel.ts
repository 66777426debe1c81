import type { DeskFile } from '../../file.ts';
import { DeliveryProblem, type Channel } from '../../send/channel.ts';
import type { Delivery, Store } from '../../store/store.ts';
import { mistakesIn } from '../findings.ts';
import { apply, type Suggestion } from '../suggestion.ts';
import type { Forge, Pull } from './forge.ts';
import { branchFor, issueOf, messageOf, pullTextOf } from './text.ts';

/**
 * The whole check over a file with a suggestion in it, where the engine stands beside the desk: its mistakes, a sentence each;
 * nothing when it could not be run.
 */
export type Check = (file: string, text: string) => Promise<string[] | undefined>;

/**
 * The channel `forge`: a suggestion becomes a branch with one commit and a pull request from it, both known by the reference. Each
 * attempt looks for what an earlier one left, so that one that was killed, or whose answer was lost, makes nothing twice. A suggestion that no
 * longer fits becomes an issue; where there are none, and for what may not be written at all, the delivery goes to staff.
 */
export function forgeChannel(
  forge: Forge,
  store: Pick<Store, 'find' | 'suggested'>,
  { author, check, now = () => new Date() }: { author: string; check?: Check | undefined; now?: () => Date },
): Channel {
  return {
    name: 'forge',
    async deliver(delivery, file) {
      const { reference, suggestion } = delivery.message;
      if (!suggestion) throw new DeliveryProblem('no-suggestion', { permanent: true, elsewhere: true });
      const known = await store.find(reference);
      if (known?.link) return;
      const { outcome, link } = await propose(delivery, suggestion, file);
      await store.suggested(reference, outcome, link, now().toISOString());
    },
  };

  async function propose(delivery: Delivery, suggestion: Suggestion, file: DeskFile): Promise<Pull> {
    const { reference } = delivery.message;
    const branch = branchFor(reference);
    if (!mayWrite(suggestion.file)) throw new DeliveryProblem('file', { permanent: true, elsewhere: true });
    const before = await forge.pull(branch);
    if (before) return before;
    const found = await forge.read(suggestion.file);
    const applied = apply(suggestion, found.text);
    // What stands there already needs nobody.
    const conflict = 'conflict' in applied ? applied.conflict : applied.text === found.text ? 'changed' : undefined;
    if (conflict)
      return { outcome: 'proposed', link: await forge.issue(issueOf(delivery, suggestion, file, conflict)) };
    const { text } = applied as { text: string };
    const findings = await check?.(suggestion.file, text).catch(() => undefined);
    const mistakes = findings ?? mistakesIn(suggestion, text);
    const site = file.site.name[file.site.languages[0]!] ?? 'Pult';
    const change = { branch, file: suggestion.file, text, message: messageOf(reference, suggestion.file) };
    await forge.commit({ ...change, author: { name: site, email: author } }, found);
    const isWhole = findings !== undefined;
    return forge.open(
      branch,
      found.base.branch,
      pullTextOf(delivery, suggestion, file, { ...found, mistakes, isWhole }),
    );
  }
}

/** A file of the agency's words that a suggestion may touch: below `content/`, by plain names, of a kind that holds words. */
export function mayWrite(file: string): boolean {
  return (
    file.length <= 200 &&
    /^content(\/[\p{L}\p{N}_][\p{L}\p{N}_.-]*)+\.(mdx|yaml|csv)$/u.test(file) &&
    !file.includes('..')
  );
}
