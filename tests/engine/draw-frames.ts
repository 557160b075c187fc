import { blankType, drawKeys } from './draw-types.ts'
import type { RandomType } from './graph-model.ts'
import type { RandomSource } from './random-source.ts'

/** What the frames of types are drawn from. */
export interface Frame {
  readonly subgraphs: number
  readonly random: RandomSource
  readonly media: Media | undefined
}

/** An interface with a key: all of it in one subgraph, one object in others. */
export interface Media {
  readonly type: RandomType
  readonly home: number
}

export function drawMedia(subgraphs: number, random: RandomSource): Media {
  const home = random.below(subgraphs)
  const others = Array.from({ length: subgraphs }, (_, index) => index).filter((index) => index !== home)
  const objectIn = random.some(others, 50)
  const chosen = objectIn.length > 0 ? objectIn : [random.pick(others)]
  const names = random.chance(60) ? ['E0', 'E1'] : ['E0']
  const members = Array.from({ length: subgraphs }, (_, index) => (index === home ? names : undefined))
  return { home, type: { ...blankType('Media', 'interface'), members, objectIn: chosen } }
}

export function entityNames(random: RandomSource): string[] {
  return Array.from({ length: 2 + random.below(4) }, (_, index) => `E${index}`)
}

/** Which subgraphs know an entity, and by what keys. A member of Media is unknown where Media is one object. */
export function entityFrame(name: string, { subgraphs, random, media }: Frame): RandomType {
  const everywhere = Array.from({ length: subgraphs }, (_, index) => index)
  const isMember = media?.type.members[media.home]?.includes(name) === true
  if (media === undefined || !isMember)
    return { ...blankType(name, 'entity'), keys: drawKeys(everywhere, subgraphs, random) }
  const keys = everywhere.map((index) =>
    media.type.objectIn.includes(index) ? undefined : { fields: ['id'], isResolvable: true },
  )
  return { ...blankType(name, 'entity'), keys, implements: ['Media'] }
}

export function valueFrame(name: string): RandomType {
  return blankType(name, 'value')
}

/** An interface or union over some types; a subgraph may know a part of its members. */
export function drawAbstract(
  name: string,
  kind: 'interface' | 'union',
  from: readonly RandomType[],
  at: Frame,
): RandomType {
  const { random, subgraphs } = at
  const some = random.some(from, 60)
  const all = some.length > 0 ? some : [random.pick(from)]
  const isPartial = random.chance(25)
  const members = Array.from({ length: subgraphs }, (_, index) => {
    const known = all.filter(({ kind, keys }) => kind === 'value' || keys[index] !== undefined)
    const kept = isPartial ? random.some(known, 70) : known
    return kept.length > 0 ? kept.map((one) => one.name) : undefined
  })
  if (members.some((known) => known !== undefined)) return { ...blankType(name, kind), members }
  return { ...blankType(name, kind), members: members.map((_, index) => knownNames(all, index)) }
}

function knownNames(types: readonly RandomType[], index: number): readonly string[] | undefined {
  const known = types.filter(({ kind, keys }) => kind === 'value' || keys[index] !== undefined)
  return known.length > 0 ? known.map(({ name }) => name) : undefined
}

export function outputsOf(types: readonly RandomType[], index: number): readonly string[] {
  return types
    .filter(({ kind, keys, members, objectIn }) => {
      if (kind === 'entity') return keys[index] !== undefined
      return kind === 'value' || members[index] !== undefined || objectIn.includes(index)
    })
    .map(({ name }) => name)
}
