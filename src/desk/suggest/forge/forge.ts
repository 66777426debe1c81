import type { Outcome } from '../suggestion.ts';

/** A pull request (GitLab: merge request) as far as the desk wants to know of it. */
export interface Pull {
  outcome: Outcome;
  /** Where people see it. */
  link: string;
}

/** A file as it stands on the branch into which suggestions go; `base` is what a change of it starts from. */
export interface Found {
  base: { branch: string; commit: string; blob: string };
  /** Nothing when there is no such file. */
  text: string | undefined;
}

/** What a branch is made of: one commit with one changed file. */
export interface Change {
  branch: string;
  file: string;
  text: string;
  message: string;
  author: { name: string; email: string };
}

/**
 * What suggestions need of a forge. Each call may come twice, after a kill or a lost answer, and at the same time from two
 * processes: branch and commit come into being in one step, so that a branch that is there is whole. All throw a `DeliveryProblem`.
 */
export interface Forge {
  /** The newest pull request from a branch of this repository itself; a fork can have a branch of the same name. */
  pull(branch: string): Promise<Pull | undefined>;
  read(file: string): Promise<Found>;
  /** Makes the branch with its commit; nothing happens when the branch is there. */
  commit(change: Change, found: Found): Promise<void>;
  /** Opens the pull request from the branch, or finds the one that is there. */
  open(branch: string, into: string, text: { title: string; body: string }): Promise<Pull>;
  /** Opens an issue, or finds the one with this title, and resolves with its address. */
  issue(text: { title: string; body: string }): Promise<string>;
  /** The branch that a genuine event tells of, empty when it tells of something else; nothing when it is forged. */
  branchIn(headers: Headers, body: Uint8Array, secrets: string[], now: Date): string | undefined;
}

/** How a forge is reached. */
export interface ForgeSettings {
  /** Without a slash at its end. */
  url: string;
  /** `owner/name`; at GitLab there may be groups in groups. */
  repository: string;
  token: string;
  /** Into which suggestions go; the repository's own when it is empty. */
  branch: string;
  allowHosts: string[];
}
