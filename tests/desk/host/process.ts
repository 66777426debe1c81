import { spawn } from 'node:child_process';
import { engine } from '../program.ts';

/** The desk in a process of its own, as `npm start` runs it. */
export interface RunningDesk {
  url: string;
  pid: number;
  /** All that it has printed. */
  output: () => string;
  isAlive: () => boolean;
  /** Sends a signal and resolves with the exit code, or nothing when the signal ended the process. */
  end: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** A secret that is good enough for the settings, and for nothing else. */
const secret = 'q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k=';

/**
 * Starts the server on a free port and resolves once it says that it is ready. `under`: a command that runs it, such as
 * one that gives it a disk of its own. Rejects with what it printed when it ends before.
 */
export async function startDesk(env: Record<string, string | undefined>, under: string[] = []): Promise<RunningDesk> {
  const [command = '', ...options] = [...under, process.execPath, 'src/serve.ts'];
  const child = spawn(command, options, {
    env: {
      ...engine,
      PORT: '0',
      DESK_SECRET: secret,
      MAIL_FROM: 'desk@agency.example',
      DESK_LIMIT_SOFT: '1000000',
      DESK_LIMIT_HARD: '1000000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const port = /localhost:(\d+)/.exec(output)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
    void ended.then(() => reject(new Error(`The server ended:\n${output}`)));
  });
  return {
    url,
    pid: child.pid!,
    output: () => output,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    end(signal = 'SIGKILL') {
      child.kill(signal);
      return ended;
    },
  };
}
