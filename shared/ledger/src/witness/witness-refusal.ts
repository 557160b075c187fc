/** Why a witness does not cosign, and the HTTP status with which it says so (C2SP tlog-witness). */
export const refusalStatus = {
  MALFORMED: 400,
  OLD_SIZE_ABOVE: 400,
  NOT_SIGNED: 403,
  UNKNOWN_LOG: 404,
  /** The log believes another size to be remembered; the answer tells the right one, and the log catches up. */
  OTHER_SIZE: 409,
  FORKED: 422,
  INCONSISTENT: 422,
  BACK_DATED: 422,
  WRONG_TIME: 422,
} as const

export type RefusalReason = keyof typeof refusalStatus

/** What shows that a log said two things: both of its notes, as they were signed. */
export interface ForkEvidence {
  readonly origin: string
  /** The note that the witness had cosigned. */
  readonly remembered: string
  /** The note that does not go with it. */
  readonly presented: string
}

/** A refusal to cosign. */
export interface WitnessRefusal {
  readonly kind: 'refused'
  readonly because: RefusalReason
  readonly status: (typeof refusalStatus)[RefusalReason]
  /** A whole sentence that says what and where. */
  readonly message: string
  /** The size that the witness remembers, where the log believes another. */
  readonly rememberedSize?: number
  /** To be kept, and shown to everyone. */
  readonly evidence?: ForkEvidence
}

/** Makes a refusal. */
export function refusal(
  because: RefusalReason,
  message: string,
  more: Pick<WitnessRefusal, 'rememberedSize' | 'evidence'> = {},
): WitnessRefusal {
  return { kind: 'refused', because, status: refusalStatus[because], message, ...more }
}
