import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';

/** A step of a job, as it is written. */
export interface Step {
  name?: string;
  id?: string;
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string | number>;
}

/** A job, as it is written. */
export interface Job {
  permissions?: Record<string, string>;
  environment?: unknown;
  'timeout-minutes'?: number;
  uses?: string;
  env?: Record<string, string | number>;
  steps?: Step[];
}

/** A workflow of GitHub or Forgejo. */
export interface Workflow {
  on: unknown;
  permissions?: Record<string, string>;
  concurrency?: unknown;
  jobs: Record<string, Job>;
}

/** The text of a file of this repository, or nothing: an agency may have thrown workflows away. */
export const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** A workflow as YAML has it. */
export const workflowIn = (file: string): Workflow => (parse(textOf(file)) as Workflow | null) ?? { on: {}, jobs: {} };

/** The steps of a job that run commands. */
export const commandsOf = (file: string, job: string): Step[] =>
  (workflowIn(file).jobs[job]?.steps ?? []).filter(({ run }) => run !== undefined);

/** Stands in for programs that reach out of this machine, by what they are called: each writes down what it was asked, then runs this. */
export type StandIns = Record<string, string>;

/**
 * Runs commands as a workflow has them, one after the other, each in a shell of its own that ends at the first that fails.
 * `values` are what the forge puts in the place of its expressions; one that is not among them is a mistake of the test. What was
 * asked of the stand-ins is in `asked`.
 */
export async function runSteps(
  steps: Step[],
  {
    cwd,
    shell,
    env,
    values,
    standIns,
  }: { cwd: string; shell: string[]; env: Record<string, string>; values: Record<string, string>; standIns: StandIns },
): Promise<{ code: number; output: string; asked: string[] }> {
  const programs = join(cwd, '.git', 'stand-ins');
  const log = join(programs, 'log');
  mkdirSync(programs, { recursive: true });
  writeFileSync(log, '');
  for (const [name, script] of Object.entries(standIns)) {
    writeFileSync(join(programs, name), `#!/bin/sh\nprintf '%s\\n' "${name} $*" >> '${log}'\n${script}\n`);
    chmodSync(join(programs, name), 0o755);
  }
  const filled = (text: string | number) =>
    String(text).replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
      if (!(expression in values)) throw new Error(`What is ${expression}?`);
      return values[expression]!;
    });
  const outcome = { code: 0, output: '', asked: [] as string[] };
  for (const step of steps) {
    const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value)]));
    const child = spawn(shell[0]!, [...shell.slice(1), step.run!], {
      cwd,
      env: { ...env, ...own, PATH: `${programs}${delimiter}${process.env['PATH']}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece: Buffer) => (outcome.output += piece.toString()));
    outcome.code = await new Promise<number>((done) => child.on('close', (code) => done(code ?? 1)));
    if (outcome.code !== 0) break;
  }
  outcome.asked = readFileSync(log, 'utf8').split('\n').filter(Boolean);
  return outcome;
}

/** The shells in which forges run what is written. */
export const shells = { github: ['bash', '-e', '-c'], others: ['sh', '-e', '-c'] };
