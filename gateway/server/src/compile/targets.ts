import type { ResponsePath } from '@apollo/query-planner'
import { getOwn, isInherited, isObject } from './own-property.ts'

/** An object of the answer that a fetch completes. */
export type Target = Record<string, unknown>

/** Finds the objects at a path of the answer, in order. */
export type FindTargets = (root: Target) => Target[]

/** A finder for one path of a plan: names of keys, and `@` for each element of a list. */
export function compileTargets(path: ResponsePath): FindTargets {
  const collect = path.reduceRight<Collect>(
    (rest, step) => (step === '@' ? eachElement(rest) : valueAt(String(step), rest)),
    keepObjects,
  )
  return (root) => {
    const found: Target[] = []
    collect(root, found)
    return found
  }
}

/** An object at one of its places in the answer. */
export interface PlacedTarget {
  readonly target: Target
  readonly path: (string | number)[]
}

/** The same objects with the path to each, as an error names it. */
export function placesOfTargets(root: Target, path: ResponsePath): PlacedTarget[] {
  const found: PlacedTarget[] = []
  follow(root, path, [], found)
  return found
}

type Collect = (value: unknown, found: Target[]) => void

/** A fetch's cursor may end on a list: then on its elements. */
function keepObjects(value: unknown, found: Target[]): void {
  if (isObject(value)) found.push(value)
  else if (Array.isArray(value)) for (const one of value) keepObjects(one, found)
}

function eachElement(rest: Collect): Collect {
  return (value, found) => {
    if (Array.isArray(value)) for (const one of value) rest(one, found)
  }
}

function valueAt(key: string, rest: Collect): Collect {
  if (isInherited(key)) return (value, found) => isObject(value) && rest(getOwn(value, key), found)
  return (value, found) => {
    if (isObject(value)) rest(value[key], found)
  }
}

function follow(value: unknown, path: ResponsePath, at: (string | number)[], found: PlacedTarget[]): void {
  const [step, ...rest] = path
  if (Array.isArray(value) && (step === '@' || step === undefined)) {
    value.forEach((one, index) => {
      follow(one, step === undefined ? path : rest, [...at, index], found)
    })
  } else if (isObject(value)) {
    if (step === undefined) found.push({ target: value, path: at })
    else if (step !== '@') follow(getOwn(value, String(step)), rest, [...at, step], found)
  }
}
