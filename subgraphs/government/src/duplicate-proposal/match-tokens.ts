import { createHmac } from 'node:crypto'
import { matchToken } from '@simpul/agency'
import type { WorkerRow } from '../worker/worker-table.ts'

/** What a worker is matched by, in place of number and name. */
export interface MatchTokens {
  readonly nik: string | null
  /** One for each spelling of the name; none where the birth date is not known. */
  readonly names: readonly string[]
}

type Matched = Pick<WorkerRow, 'nik' | 'fullName' | 'aliases' | 'birthDate'>

/** The keyed tokens of a worker. */
export function matchTokens(key: string, { nik, fullName, aliases, birthDate }: Matched): MatchTokens {
  const spellings = birthDate === null ? [] : [...new Set([fullName, ...aliases].map(plainName))]
  return {
    nik: nik === null ? null : matchToken(key, 'NIK', nik),
    names: spellings.map((name) => nameToken(key, name, birthDate)),
  }
}

function nameToken(key: string, name: string, birthDate: string | null): string {
  return createHmac('sha256', key)
    .update(JSON.stringify(['match', 'NAME', name, birthDate]))
    .digest('hex')
}

/** A name without what papers write differently: case, accents, points, and the short forms of common names. */
export function plainName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{S}]+/u)
    .filter((word) => word !== '')
  return words.map((word) => shortForms.get(word) ?? word).join(' ')
}

const shortForms: ReadonlyMap<string, string> = new Map([
  ...['m', 'md', 'moh', 'mohd', 'moch', 'much', 'muh', 'mohamad', 'mohammad', 'muhamad', 'mochamad', 'mochammad'].map(
    (short) => [short, 'muhammad'] as const,
  ),
  ['abd', 'abdul'],
  ['st', 'siti'],
])
