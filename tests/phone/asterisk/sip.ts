import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** Milliseconds of sound in a packet. */
const packet = 20;

/** A sound in a packet of μ-law is louder than the noise of a line. */
function isLoud(payload: Buffer): boolean {
  let sum = 0;
  for (const byte of payload) {
    const value = ~byte & 0xff;
    sum += (((value & 0x0f) << 3) + 0x84) * 2 ** ((value & 0x70) >> 4) - 0x84;
  }
  return sum / payload.length > 150;
}

/** A telephone: places a call over SIP and RTP, presses keys as RFC 4733 says, and notes when something is heard. */
export class Telephone {
  /** When sound came, in milliseconds of `performance.now()`. */
  heard: number[] = [];
  isOver = false;
  /** When the call was answered. */
  answered = 0;
  private sequence = 1;
  private time = 0;
  private to = '';
  private peer = { port: 0, address: '127.0.0.1' };
  private readonly id = `${crypto.randomUUID()}@127.0.0.1`;
  private readonly tag = crypto.randomUUID().slice(0, 8);
  private readonly sip: Socket = createSocket('udp4');
  private readonly rtp: Socket = createSocket('udp4');
  private cseq = 1;

  private readonly server: number;
  private readonly from: string;

  constructor(server: number, from: string) {
    this.server = server;
    this.from = from;
  }

  /** Calls and resolves when somebody answers. */
  async call(): Promise<void> {
    for (const socket of [this.sip, this.rtp]) {
      socket.bind(0, '127.0.0.1');
      await once(socket, 'listening');
    }
    this.rtp.on('message', (data) => {
      if ((data[1]! & 0x7f) === 0 && isLoud(data.subarray(12))) this.heard.push(performance.now());
    });
    const sdp = [
      'v=0',
      'o=- 1 1 IN IP4 127.0.0.1',
      's=-',
      'c=IN IP4 127.0.0.1',
      't=0 0',
      `m=audio ${this.rtp.address().port} RTP/AVP 0 101`,
      'a=rtpmap:0 PCMU/8000',
      'a=rtpmap:101 telephone-event/8000',
      'a=fmtp:101 0-16',
      'a=sendrecv',
      '',
    ].join('\r\n');
    const isAnswered = new Promise<string>((resolve, reject) => {
      this.sip.on('message', (data) => {
        const text = data.toString();
        if (text.startsWith('BYE')) {
          this.isOver = true;
          this.reply(text);
        } else if (/^SIP\/2.0 200/.test(text) && /CSeq: \d+ INVITE/i.test(text)) resolve(text);
        else if (/^SIP\/2.0 [4-6]/.test(text) && /CSeq: \d+ INVITE/i.test(text))
          reject(new Error(text.split('\r\n')[0]));
      });
    });
    this.send('INVITE', sdp);
    const answer = await isAnswered;
    this.to = /^To: (.*)$/im.exec(answer)![1]!.trim();
    this.peer = { port: Number(/m=audio (\d+)/.exec(answer)![1]), address: '127.0.0.1' };
    this.send('ACK');
    this.answered = performance.now();
  }

  private send(method: string, body = '') {
    const contact = `sip:${this.from || 'anonymous'}@127.0.0.1:${this.sip.address().port}`;
    if (method !== 'ACK' && method !== 'INVITE') this.cseq++;
    const head = [
      `${method} sip:help@127.0.0.1:${this.server} SIP/2.0`,
      `Via: SIP/2.0/UDP 127.0.0.1:${this.sip.address().port};branch=z9hG4bK${crypto.randomUUID()};rport`,
      'Max-Forwards: 70',
      `From: <sip:${this.from || 'anonymous'}@127.0.0.1>;tag=${this.tag}`,
      `To: ${this.to || `<sip:help@127.0.0.1:${this.server}>`}`,
      `Call-ID: ${this.id}`,
      `CSeq: ${this.cseq} ${method}`,
      `Contact: <${contact}>`,
      ...(body ? ['Content-Type: application/sdp'] : []),
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ];
    this.sip.send(head.join('\r\n'), this.server, '127.0.0.1');
  }

  private reply(request: string) {
    const kept = request.split('\r\n').filter((line) => /^(Via|From|To|Call-ID|CSeq):/i.test(line));
    this.sip.send(['SIP/2.0 200 OK', ...kept, 'Content-Length: 0', '', ''].join('\r\n'), this.server, '127.0.0.1');
  }

  /** Presses a key for 100 ms and resolves when it is let go. */
  async press(key: string): Promise<number> {
    const event = '0123456789*#'.indexOf(key);
    const begin = this.time;
    for (let part = 1; part <= 7; part++) {
      const isEnd = part > 4;
      const data = Buffer.alloc(16);
      data[0] = 0x80;
      data[1] = 101 | (part === 1 ? 0x80 : 0);
      data.writeUInt16BE(this.sequence++ & 0xffff, 2);
      data.writeUInt32BE(begin >>> 0, 4);
      data.writeUInt32BE(0x50554c54, 8);
      data[12] = event;
      data[13] = isEnd ? 0x8a : 0x0a;
      data.writeUInt16BE(Math.min(part, 5) * 160, 14);
      this.rtp.send(data, this.peer.port, this.peer.address);
      if (!isEnd) await new Promise((resolve) => setTimeout(resolve, packet));
    }
    this.time += 8000;
    return performance.now();
  }

  /** Speaks for so many seconds: a tone in packets of μ-law. */
  async speak(seconds: number): Promise<void> {
    for (let count = 0; count < (seconds * 1000) / packet; count++) {
      const data = Buffer.alloc(12 + 160);
      data[0] = 0x80;
      data.writeUInt16BE(this.sequence++ & 0xffff, 2);
      data.writeUInt32BE(this.time >>> 0, 4);
      data.writeUInt32BE(0x50554c54, 8);
      // Eight samples of a wave: 1000 Hz.
      for (let place = 0; place < 160; place++)
        data[12 + place] = [0xff, 0xa8, 0x9d, 0xa8, 0xff, 0x28, 0x1d, 0x28][place % 8]!;
      this.rtp.send(data, this.peer.port, this.peer.address);
      this.time += 160;
      await new Promise((resolve) => setTimeout(resolve, packet));
    }
  }

  /** Hangs up. */
  async hangUp(): Promise<void> {
    if (!this.isOver) this.send('BYE');
    this.isOver = true;
    await new Promise((resolve) => setTimeout(resolve, 50));
    this.sip.close();
    this.rtp.close();
  }
}
