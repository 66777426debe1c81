import type { DeskFile } from '../file.ts';
import type { Delivery } from '../store/store.ts';

/** What a receiver says of a delivery that it has taken: the number of a ticket, which staff look it up by. */
export interface Taken {
  number?: string;
}

/**
 * A way out of the desk. `deliver` resolves once the receiver has accepted, with what it calls the delivery if it says so, and
 * rejects with a `DeliveryProblem`.
 */
export interface Channel {
  name: string;
  /** Given up when it has failed for three days: what is late is of no use. Others are tried until the message is deleted. */
  bestEffort?: boolean;
  /** Sends the files of a message on: only then are they read from the store. */
  attaches?: boolean;
  /** Is told what became of the other deliveries of the message. */
  reports?: boolean;
  /** Milliseconds that an attempt may take where the host lets it; 45,000 without. */
  patience?: number;
  /** Of use only as long as nobody has answered or closed the message. */
  onlyWhileOpen?: boolean;
  deliver(delivery: Delivery, file: DeskFile): Promise<Taken | void>;
}

/** Why a delivery failed. The code (`smtp-451`, `http-500`, `timeout`) is all that is kept or logged: what a server answers may repeat what the visitor wrote. */
export class DeliveryProblem extends Error {
  readonly code: string;
  /** The receiver has refused this delivery for good: it is not tried again, and the desk is told. */
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
