import { createServer, type AddressInfo } from 'node:net';

/** Ports of this machine that nobody listens on, so that two checkouts can be tested at once. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  // All are held until each has its own: a port that is let go may be given out again at once.
  await Promise.all(servers.map((server) => new Promise<void>((done) => server.listen(0, done))));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** One such port. */
export async function freePort(): Promise<number> {
  return (await freePorts(1))[0]!;
}
