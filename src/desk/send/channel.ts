import type { DeskFile } from '../file.ts';
import type { Delivery } from '../store/store.ts';

/** A way out of the desk. `deliver` resolves once the receiver has accepted, and rejects with a `DeliveryProblem`. */
export interface Channel {
  name: string;
  /** Delivered with best effort: given up once it is refused for good or has failed for three days, since a mistyped address must not keep a message for ever. */
  bestEffort?: boolean;
  /** Sends the files of a message on: only then are they read from the store. */
  attaches?: boolean;
  deliver(delivery: Delivery, file: DeskFile): Promise<void>;
}

/** Why a delivery failed. The code (`smtp-451`, `http-500`, `timeout`) is all that is kept or logged: what a server answers may repeat what the visitor wrote. */
export class DeliveryProblem extends Error {
  readonly code: string;
  /** The receiver will refuse this delivery each time, unless its settings change. */
  readonly permanent: boolean;
  /** It lies with this message and not with the settings: no change of them will help, so that another channel must have it. */
  readonly elsewhere: boolean;
  /** Seconds that the receiver asked to be left alone, 0 when it said nothing. */
  readonly retryAfter: number;

  constructor(code: string, { permanent = false, elsewhere = false, retryAfter = 0 } = {}) {
    super(code);
    this.name = 'DeliveryProblem';
    this.code = code;
    this.permanent = permanent;
    this.elsewhere = elsewhere;
    this.retryAfter = retryAfter;
  }
}
