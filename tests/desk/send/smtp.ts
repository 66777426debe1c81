import { SMTPServer } from 'smtp-server';

export interface Received {
  to: string[];
  /** As it came over the wire. */
  raw: string;
  id: string;
}

/** A real mail server on this machine that can be told to fail: `tooLarge` is what it says of a mail of more than 20 KB. */
export async function startMailServer({ tooLarge = '' } = {}) {
  const received: Received[] = [];
  /** Answers in place of "accepted", such as 451, for each mail as it comes; 0 accepts. */
  let answer: (count: number) => number = () => 0;
  /** What the server says to a receiver it will not take, such as `550 5.1.1 No such user`. */
  let refused: Record<string, string> = {};
  let count = 0;
  let port = 0;
  let server: SMTPServer;

  const problem = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });

  async function up() {
    server = new SMTPServer({
      authOptional: true,
      disableReverseLookup: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      closeTimeout: 100,
      onRcptTo: ({ address }, _session, done) => {
        const said = refused[address];
        done(said ? problem(Number(said.slice(0, 3)), `${said.slice(4)} <${address}>`) : null);
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const code = answer(count++);
          if (tooLarge && Buffer.concat(chunks).length > 20_000)
            return done(problem(Number(tooLarge.slice(0, 3)), tooLarge.slice(4)));
          if (code) return done(problem(code, 'Try again later'));
          const raw = Buffer.concat(chunks).toString();
          const id = /^Message-ID: (<.*>)\r$/im.exec(raw)?.[1] ?? '';
          received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw, id });
          done();
        });
      },
    });
    // Without a listener a client that goes away ends the process.
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const address = server.server.address();
    port = typeof address === 'object' && address ? address.port : port;
  }

  const down = () => new Promise<void>((resolve) => server.close(() => resolve()));

  await up();
  return {
    received,
    url: () => `smtp://127.0.0.1:${port}`,
    up,
    down,
    answers: (how: (count: number) => number) => (answer = how),
    refuses: (addresses: Record<string, string>) => (refused = addresses),
  };
}

/** The header fields of a mail, unfolded, and its text, decoded: of one with parts that of the first. */
export function parseMail(raw: string): { fields: [string, string][]; text: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const fields = head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
  const boundary = /multipart[^]*boundary="?([^"\s;]+)/i.exec(
    fields.find(([name]) => /^content-type$/i.test(name))?.[1] ?? '',
  )?.[1];
  if (boundary) return { fields, text: parseMail(raw.split(`--${boundary}\r\n`)[1]!.replace(/\r\n$/, '')).text };
  const encoding = fields.find(([name]) => /^content-transfer-encoding$/i.test(name))?.[1];
  const body = rest.join('\r\n\r\n');
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString()
      : encoding === 'quoted-printable'
        ? Buffer.from(
            body
              .replace(/=\r\n/g, '')
              .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
            'latin1',
          ).toString()
        : body;
  return { fields, text: text.replace(/\r\n/g, '\n') };
}

/** The files of a mail by their names, decoded; without that with the link for staff, `REFERENCE.txt`. */
export function filesIn(raw: string): Record<string, Buffer> {
  const boundary = /boundary="?([^"\r\n;]+)/.exec(raw)?.[1];
  const parts = boundary ? raw.replace(/\r\n/g, '\n').split(`--${boundary}`) : [];
  return Object.fromEntries(
    parts.flatMap((part) => {
      const [head = '', ...body] = part.split('\n\n');
      const name = /filename="?([^"\n;]+)/.exec(head)?.[1];
      return name && !/^\w{8}\.txt$/.test(name) ? [[name, Buffer.from(body.join(''), 'base64')]] : [];
    }),
  );
}
