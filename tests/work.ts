/** Milliseconds of processor time that this process has used since then: what it does itself, however busy the machine is. */
export function workSince(then: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(then);
  return (user + system) / 1000;
}
