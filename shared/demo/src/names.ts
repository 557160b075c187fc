import { namePools, spellings } from './name-pools.ts'
import type { Draws } from './random.ts'
import { isWithheld } from './withheld-names.ts'

export type Sex = 'FEMALE' | 'MALE'
export type Culture = keyof typeof namePools

/** A name as one string: many people have a single one, so nobody has a first and a last. */
export function drawName(draws: Draws, sex: Sex, culture: Culture): string {
  for (;;) {
    const name = putTogether(draws, sex, culture)
    if (!isWithheld(name)) return name
  }
}

function putTogether(draws: Draws, sex: Sex, culture: Culture): string {
  const pool = namePools[culture][sex]
  const shape = draws.next()
  const name = word(draws, pool)
  if (shape < 0.38) return name
  if (shape < 0.84) return `${draws.pick(pool.first)} ${name}`
  return `${draws.pick(pool.first)} ${name} ${word(draws, pool)}`
}

function word(
  draws: Draws,
  { roots, endings }: { readonly roots: readonly string[]; readonly endings: readonly string[] },
) {
  return draws.pick(roots) + draws.pick(endings)
}

/** The other forms a name has in other papers: a drifting spelling, a father's name added for Saudi papers. */
export function drawAliases(draws: Draws, name: string, sex: Sex, culture: Culture): readonly string[] {
  const aliases: string[] = []
  if (draws.chance(0.22)) {
    const respelt = respell(name)
    if (respelt !== undefined) aliases.push(respelt)
  }
  if (draws.chance(0.06)) {
    aliases.push(`${name} ${sex === 'FEMALE' ? 'binti' : 'bin'} ${word(draws, namePools[culture].MALE)}`)
  }
  return aliases
}

function respell(name: string): string | undefined {
  const found = spellings.find(([form]) => name.includes(form))
  if (found === undefined) return undefined
  const respelt = name.replace(...found)
  return isWithheld(respelt) ? undefined : respelt
}
