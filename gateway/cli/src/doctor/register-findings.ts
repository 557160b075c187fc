import { canonicalJson, sha256Hex, type TrustAnchors } from '@simpul/trust'
import type { HeldRegister } from '../register/fetch-register.ts'
import { maxAgeSeconds, readRegister } from '../register/read-register.ts'
import { type Finding, fine, warning, wrong } from './finding.ts'

const mostSkewMs = 30_000
const quietMs = 60_000

/** One agency's copy of the register. */
export interface Copy {
  readonly agency: string
  readonly held: HeldRegister
}

/** Whether every copy is the same register, whole and signed, and heard of lately: pure. */
export function registerFindings(copies: readonly Copy[], founding: TrustAnchors): readonly Finding[] {
  return [
    ...equalFindings(copies),
    ...copies.flatMap((copy) => [wholeFinding(copy, founding), freshFinding(copy, founding)]),
  ]
}

/** Whether this machine's clock and the others' agree: by each one's own time, and by the forum's heads. */
export function clockFindings(copies: readonly Copy[]): readonly Finding[] {
  const off = copies.flatMap(({ agency, held }) => [
    ...apart(agency, held.date, held.receivedAt, true),
    ...apart(
      `the head that ${agency} has`,
      held.head === undefined ? undefined : new Date(held.head.at),
      held.receivedAt,
      false,
    ),
  ])
  if (off.length > 0) return off
  return [fine('clocks', 'No clock is more than 30 s from this one.')]
}

/** A head is old by and by, so only one from the future tells of a clock. */
function apart(whose: string, date: Date | undefined, now: Date, isBoth: boolean): readonly Finding[] {
  if (date === undefined) return []
  const ahead = date.getTime() - now.getTime()
  if (ahead <= mostSkewMs && (!isBoth || ahead >= -mostSkewMs)) return []
  const seconds = Math.round(Math.abs(ahead) / 1_000)
  return [
    wrong(
      'clocks',
      `${whose} is ${seconds} s ${ahead > 0 ? 'ahead of' : 'behind'} this clock; beyond 30 s fields close.`,
    ),
  ]
}

/** The copies that do not hold what the longest of them holds: they are behind, or another register. */
export function unequal(copies: readonly Copy[]): readonly { readonly agency: string; readonly isBehind: boolean }[] {
  const longest = copies.reduce<Copy | undefined>(
    (best, copy) => (best === undefined || copy.held.entries.length > best.held.entries.length ? copy : best),
    undefined,
  )
  if (longest === undefined) return []
  return copies.flatMap(({ agency, held }) => {
    if (isSame(held.entries, longest.held.entries)) return []
    return [{ agency, isBehind: isSame(held.entries, longest.held.entries.slice(0, held.entries.length)) }]
  })
}

function equalFindings(copies: readonly Copy[]): readonly Finding[] {
  const about = 'registers agree'
  const found = unequal(copies)
  const forked = found.filter(({ isBehind }) => !isBehind).map(({ agency }) => agency)
  const behind = found.filter(({ isBehind }) => isBehind).map(({ agency }) => agency)
  if (found.length === 0) {
    const seq = copies[0]?.held.entries.length ?? 0
    return [fine(about, `All ${copies.length} copies end in the same entry, number ${seq}.`)]
  }
  return [
    ...forked.map((agency) =>
      wrong(about, `${agency} holds another register than the others. Keep both, and compare the entries.`),
    ),
    ...behind.map((agency) => wrong(about, `${agency} is behind the others.`)),
  ]
}

function wholeFinding({ agency, held }: Copy, founding: TrustAnchors): Finding {
  const about = `register of ${agency}`
  const { state } = readRegister(held, founding, held.receivedAt)
  const [fault, ...others] = state.faults
  if (fault === undefined) return fine(about, `${held.entries.length} entries, chained and signed.`)
  const more = others.length > 0 ? ` ${others.length} more do not count either.` : ''
  return wrong(about, `Entry ${fault.index + 1} does not count. ${fault.message}${more}`)
}

function freshFinding({ agency, held }: Copy, founding: TrustAnchors): Finding {
  const about = `news at ${agency}`
  const { freshAt, headFault } = readRegister(held, founding, held.receivedAt)
  if (freshAt === undefined) return wrong(about, headFault ?? 'Nothing vouches for what it holds.')
  const age = held.receivedAt.getTime() - freshAt.getTime()
  const seconds = Math.round(age / 1_000)
  if (age > maxAgeSeconds * 1_000)
    return wrong(about, `The forum last vouched ${seconds} s ago: personal and specific fields are closed.`)
  if (age > quietMs)
    return warning(about, `The forum last vouched ${seconds} s ago; after ${maxAgeSeconds} s personal fields close.`)
  return fine(about, `The forum vouched ${Math.max(0, seconds)} s ago.`)
}

function isSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((entry, index) => digestOf(entry) === digestOf(right[index]))
}

/** What has no canonical JSON is no entry, and is then like nothing. */
function digestOf(entry: unknown): string | undefined {
  try {
    return sha256Hex(canonicalJson(entry))
  } catch {
    return undefined
  }
}
