export const post = (type: string, body: BodyInit, headers = {}) =>
  new Request('https://help.example/desk/messages', {
    method: 'POST',
    headers: { 'Content-Type': type, ...headers },
    body,
    duplex: 'half',
  } as RequestInit);

export const form = 'application/x-www-form-urlencoded';
export const multipart = 'multipart/form-data; boundary=edge';
export const parts = (...all: string[]) => `${all.map((part) => `--edge\r\n${part}\r\n`).join('')}--edge--\r\n`;

export const part = (name: string, value: string, more = '') =>
  `Content-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}`;

export const bytes = (...all: (string | number[])[]) =>
  Buffer.concat(all.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : Buffer.from(piece))));
