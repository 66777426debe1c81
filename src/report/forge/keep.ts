import type { Forge, Kept } from './forges.ts';

/** Writes the one comment of a change: anew, or into the one that stands there already. Never a second. */
export async function keepComment(forge: Forge, change: number, mark: string, body: string): Promise<void> {
  const [own] = ownWith(mark, await forge.comments(change), await forge.me());
  if (!own) return forge.comment(change, body);
  if (own.body !== body) await forge.editComment(change, own.id, body);
}

/** An issue that stands as long as there is something to do: none is opened for nothing, and one without anything left is closed. */
export interface Matter {
  mark: string;
  title: string;
  /** Undefined when there is nothing to do. */
  body: string | undefined;
  /** What the issue says when it is closed. */
  done: string;
}

/** Opens, edits and closes issues, so that there is one for each matter. */
export async function keepIssues(forge: Forge, matters: Matter[]): Promise<void> {
  const [open, me] = [await forge.issues(), await forge.me()];
  for (const { mark, title, body, done } of matters) {
    const [own] = ownWith(mark, open, me);
    if (body === undefined) {
      if (own) await forge.editIssue(own.id, `${mark}\n${done}`, true);
    } else if (!own) await forge.open(title, body);
    else if (own.body !== body) await forge.editIssue(own.id, body);
  }
}

/** The oldest first. Another's text may carry the mark too, to be written over or to stand in for ours: it counts for nothing. */
function ownWith(mark: string, texts: Kept[], me: string[]): Kept[] {
  return texts.filter(({ author, body }) => me.includes(author) && body.startsWith(mark)).sort((a, b) => a.id - b.id);
}
