import { execFileSync } from 'node:child_process';

/** Asks git about a folder: its output, or undefined when it refuses. */
const gitIn =
  (folder: string) =>
  (...words: string[]): string | undefined => {
    try {
      return execFileSync('git', words, {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        maxBuffer: 1e8,
      });
    } catch {
      return undefined;
    }
  };

const listed = (text: string) => text.split('\0').filter(Boolean);

/** The commit with which a change is compared, and what it is called in a sentence. */
export interface Base {
  commit: string;
  name: string;
}

/**
 * The base of the change that is checked out. `named`: a branch, tag or commit that somebody chose. Without it, the commit on
 * which this branch left the main one of `origin` (in a workflow on GitHub, the branch that a pull request goes to), else the
 * last commit. Undefined when there is none of them here.
 */
export function baseOf(named?: string, folder = '.'): Base | undefined {
  const git = gitIn(folder);
  const isDirty = () => git('status', '--porcelain')?.trim() !== '';
  const target = process.env['GITHUB_BASE_REF'];
  const branches = named ? [named] : [...(target ? [`origin/${target}`] : []), 'origin/HEAD', 'origin/main'];
  const head = git('rev-parse', 'HEAD')?.trim();
  for (const branch of branches) {
    const commit = git('merge-base', branch, 'HEAD')?.trim();
    // Nothing of its own yet: then the last commit is what somebody wants to know of.
    if (commit && (named || commit !== head || isDirty())) return { commit, name: branch };
  }
  if (named) return undefined;
  const before = git('rev-parse', '--verify', '--quiet', 'HEAD~')?.trim();
  return before ? { commit: before, name: 'the commit before this one' } : undefined;
}

/** The files that differ from a commit, deleted ones too, and those that are not committed yet; undefined when git cannot tell. */
export function changedSince({ commit }: Base, folder = '.'): string[] | undefined {
  const git = gitIn(folder);
  const tracked = git('diff', '--name-only', '--no-renames', '-z', commit);
  const fresh = git('ls-files', '--others', '--exclude-standard', '-z');
  return tracked === undefined || fresh === undefined ? undefined : [...new Set(listed(tracked + fresh))].sort();
}
