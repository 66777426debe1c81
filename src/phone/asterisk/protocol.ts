import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** The other end of a call: variables of the channel, and commands that are answered one by one. */
export interface Channel {
  /** What Asterisk says of the call, without `agi_`: `callerid`, `uniqueid`. */
  variables: Record<string, string>;
  /** Sends a command and resolves with the number behind `result=`, and what stands in brackets. Rejects when the call is over. */
  send: (command: string) => Promise<{ result: number; rest: string }>;
}

/** Thrown when the caller has hung up. */
export class HungUp extends Error {}

/** A line is never longer, and so many are waited for. */
const longestLine = 4096;

/** Opens a call that Asterisk has handed over (FastAGI): reads its variables, then sends commands. Rejects with `HungUp`. */
export async function openChannel(socket: Socket): Promise<Channel> {
  const lines: string[] = [];
  let wake: (() => void) | undefined;
  let isOver = false;
  const reader = createInterface({ input: socket, crlfDelay: Infinity });
  reader.on('line', (line) => {
    if (line === 'HANGUP') isOver = true;
    else lines.push(line.slice(0, longestLine));
    wake?.();
  });
  const end = () => {
    isOver = true;
    wake?.();
  };
  reader.on('close', end);
  socket.on('error', end);

  const next = async () => {
    while (lines.length === 0) {
      if (isOver) throw new HungUp('The caller has hung up.');
      await new Promise<void>((resolve) => (wake = resolve));
    }
    return lines.shift()!;
  };
  const variables: Record<string, string> = {};
  for (let line = await next(); line !== ''; line = await next()) {
    const [, name = '', value = ''] = /^agi_(\w+): ?(.*)$/.exec(line) ?? [];
    if (name) variables[name] = value;
  }
  return {
    variables,
    async send(command) {
      if (isOver) throw new HungUp('The caller has hung up.');
      socket.write(`${command}\n`);
      for (;;) {
        const line = await next();
        const status = line.slice(0, 3);
        const result = /result=(-?\d{1,10})/.exec(line)?.[1];
        const rest = result === undefined ? '' : line.slice(line.indexOf('result=') + 'result='.length + result.length);
        if (status === '200' && result === '-1' && !/^(STREAM|RECORD|SET|EXEC)/.test(command))
          throw new HungUp('The caller has hung up.');
        if (status === '511') throw new HungUp('The channel is dead.');
        if (status === '200') return { result: Number(result), rest: rest.trim() };
        if (status === '510' || status === '520')
          throw new Error(`Asterisk does not take a command: ${command.split(' ')[0]}`);
      }
    },
  };
}

/** A value in quotes, as AGI reads it. */
export function quoted(value: string): string {
  return `"${value.replace(/["\\\n\r]/g, '')}"`;
}
