import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/** What a command cost with all its children: CPU seconds (user and system), wall seconds, and the most memory that all of them held at once. */
export interface Cost {
  cpu: number;
  wall: number;
  peakMiB: number;
}

/** Runs a shell command to its end and measures it (Linux). Throws with its output when it fails. */
export function measure(command: string, cwd: string, env: Record<string, string> = {}): Promise<Cost> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    // The shell's `times` prints, in its second line, what its children took.
    const child = spawn('bash', ['-c', `{ ${command}; } >&2; code=$?; times; exit $code`], {
      cwd,
      env: { ...process.env, ...env },
    });
    let times = '';
    let output = '';
    let peak = 0;
    child.stdout.on('data', (data: Buffer) => (times += data.toString()));
    child.stderr.on('data', (data: Buffer) => (output += data.toString()));
    const sampler = setInterval(() => (peak = Math.max(peak, memoryOfTree(child.pid!))), 50);
    child.on('close', (code) => {
      clearInterval(sampler);
      if (code !== 0) return reject(new Error(`${command}\n${output}`));
      const seconds = [...times.split('\n')[1]!.matchAll(/(\d+)m([\d.]+)s/g)].map(
        ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
      );
      resolve({
        cpu: seconds.reduce((sum, part) => sum + part, 0),
        wall: (performance.now() - began) / 1000,
        peakMiB: Math.round(peak / 1024),
      });
    });
  });
}

/** Resident memory of a process and its descendants, in KiB. */
function memoryOfTree(root: number): number {
  const parents = new Map<number, number>();
  const sizes = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      parents.set(Number(name), Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]));
      sizes.set(Number(name), Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0));
    } catch {
      // The process ended between the listing and the reading.
    }
  }
  const belongs = (id: number): boolean => id === root || (parents.has(id) && id > 1 && belongs(parents.get(id)!));
  return [...sizes].filter(([id]) => belongs(id)).reduce((sum, [, size]) => sum + size, 0);
}
