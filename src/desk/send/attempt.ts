import type { DeskFile } from '../file.ts';
import type { Delivery } from '../store/store.ts';
import { DeliveryProblem, type Channel, type Taken } from './channel.ts';

/** Tries a delivery once; resolves with what the receiver said or with the problem, always within `timeout` milliseconds. */
export async function tryOnce(
  delivery: Delivery,
  channel: Channel | undefined,
  file: DeskFile,
  timeout: number,
): Promise<Taken | DeliveryProblem> {
  if (!channel) return new DeliveryProblem('no-channel');
  let timer: NodeJS.Timeout | undefined;
  try {
    const accepted = await Promise.race([
      channel.deliver(delivery, file),
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new DeliveryProblem('timeout')), timeout);
      }),
    ]);
    return accepted ?? {};
  } catch (error) {
    return error instanceof DeliveryProblem ? error : new DeliveryProblem('error');
  } finally {
    clearTimeout(timer);
  }
}
