import { createHash } from 'node:crypto';

/** A pull request of the forge in the tests. */
export interface FakePull {
  number: number;
  title: string;
  body: string;
  head: string;
  into: string;
  /** The repository that the branch lies in. */
  from: string;
  state: 'open' | 'closed' | 'merged';
}

interface Commit {
  files: Map<string, Uint8Array>;
  message: string;
  author: { name: string; email: string };
  parent: string;
}

/** What a forge knows of one repository, whatever its API is called. */
export class FakeRepository {
  readonly name: string = 'town/pages';
  readonly branches = new Map<string, string>();
  readonly commits = new Map<string, Commit>();
  readonly trees = new Map<string, Map<string, Uint8Array>>();
  readonly pulls: FakePull[] = [];
  readonly issues: { title: string; body: string }[] = [];
  hasIssues = true;

  constructor(files: Record<string, string | Uint8Array>) {
    const bytes = Object.entries(files).map(([file, text]) => [file, Buffer.from(text as string)] as const);
    this.branches.set('main', this.commit(new Map(bytes), 'Begin', { name: 'Town', email: 'town@town.example' }, ''));
  }

  commit(files: Commit['files'], message: string, author: Commit['author'], parent: string): string {
    const id = digest(`${this.commits.size} ${message}`);
    this.commits.set(id, { files, message, author, parent });
    return id;
  }

  /** The files at a branch or commit. */
  at(ref: string) {
    return this.commits.get(this.branches.get(ref) ?? ref);
  }

  text(branch: string, file: string): string | undefined {
    const bytes = this.at(branch)?.files.get(file);
    return bytes && Buffer.from(bytes).toString();
  }

  /** Changes a file on the main branch, as an editor would. */
  edit(file: string, text: string | undefined) {
    const files = new Map(this.at('main')!.files);
    if (text === undefined) files.delete(file);
    else files.set(file, Buffer.from(text));
    this.branches.set(
      'main',
      this.commit(files, 'Edit', { name: 'Ed', email: 'ed@town.example' }, this.branches.get('main')!),
    );
  }

  /** Merges a pull request, as an editor would. */
  merge(pull: FakePull) {
    this.branches.set('main', this.branches.get(pull.head)!);
    pull.state = 'merged';
  }
}

/** What stands for a digest of Git's. */
export const digest = (content: string | Uint8Array) => createHash('sha1').update(content).digest('hex');
