import type { LedgerHead } from '../checkpoint/ledger-head.ts'

/** What a witness's own register says, to compare heads of others with. */
export interface KnownRegister {
  /** The number of its last entry. */
  readonly seq: number
  /** The hash of an entry; entry 0 is the head of an empty register. */
  hashOf(seq: number): string | undefined
  /** When an entry came here. */
  arrivedAt(seq: number): Date | undefined
}

/** Something about the register that people must look at; it is not the ledger's fault, so the ledger is cosigned. */
export type RegisterAlarm =
  | { readonly kind: 'REGISTER_FORKED'; readonly seq: number; readonly message: string }
  | { readonly kind: 'REGISTER_LAGS'; readonly seq: number; readonly seconds: number; readonly message: string }
  | { readonly kind: 'REGISTER_AHEAD'; readonly seq: number; readonly message: string }

/** How long an agency may hold an older register than others before it raises an alarm. */
export const registerLagSeconds = 60

/** Compares the head of the register that a checkpoint carries with the register here. */
export function registerAlarms({ origin, at, register }: LedgerHead, known: KnownRegister): readonly RegisterAlarm[] {
  const { seq, hash } = register
  if (seq > known.seq) {
    return [
      { kind: 'REGISTER_AHEAD', seq, message: `${origin} holds register entry ${seq}; here ${known.seq} is the last.` },
    ]
  }
  const own = known.hashOf(seq)
  if (own !== undefined && own !== hash) {
    return [
      {
        kind: 'REGISTER_FORKED',
        seq,
        message: `The register was forked: ${origin} holds another entry ${seq} than is here.`,
      },
    ]
  }
  const seconds = secondsBehind(at, known.arrivedAt(seq + 1))
  if (seconds <= registerLagSeconds) return []
  return [
    {
      kind: 'REGISTER_LAGS',
      seq,
      seconds,
      message: `${origin} holds the register up to entry ${seq}, ${seconds} s behind.`,
    },
  ]
}

function secondsBehind(at: string, arrived: Date | undefined): number {
  return arrived === undefined ? 0 : Math.floor((Date.parse(at) - arrived.getTime()) / 1000)
}
