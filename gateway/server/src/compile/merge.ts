import { getOwn, isInherited, isObject, setOwn } from './own-property.ts'
import type { ResponseTree } from './response-tree.ts'

const none: ReadonlySet<unknown> = new Set()

/** Takes what a fetch brought for one object over into the object. */
export type Merge = (target: Record<string, unknown>, received: object) => void

/**
 * A merge of exactly the keys that were asked for. One received object may stand in several places of the answer, as long
 * as these are at one path: whatever comes later is then the same for all of them. It is compiled to one function, so that
 * each key is a property of its own for the engine underneath.
 */
export function compileMerge(tree: ResponseTree, interfaces: ReadonlySet<unknown> = none): Merge {
  const joins: (Join | Merge)[] = []
  const lines = [...tree.keys].map(([key, below]) => {
    if (key === '__typename' && interfaces.size > 0) return `j[${joins.push(mergeTypename(interfaces)) - 1}](t,r);`
    const join = below === undefined ? undefined : joinBelow(below, interfaces)
    if (isInherited(key)) return `j[${joins.push(mergeInherited(key, join)) - 1}](t,r);`
    if (join === undefined) return `v=r.${key};if(v!==undefined)t.${key}=v;`
    const joined = `j[${joins.push(join) - 1}](e,v)`
    return `v=r.${key};if(v!==undefined){e=t.${key};t.${key}=e===undefined||e===null?v:${joined};}`
  })
  // the text holds nothing but names that GraphQL's grammar allows, and numbers
  return new Function('j', `'use strict';return function(t,r){let v,e;${lines.join('\n')}};`)(joins)
}

/** A type's own name is kept where another subgraph only knows the object by its interface. */
function mergeTypename(interfaces: ReadonlySet<unknown>): Merge {
  return (target, received) => {
    const name = (received as Record<string, unknown>).__typename
    if (name === undefined || (interfaces.has(name) && typeof target.__typename === 'string')) return
    target.__typename = name
  }
}

type Join = (existing: unknown, received: unknown) => unknown

function mergeInherited(key: string, join: Join | undefined): Merge {
  return (target, received) => {
    const value = getOwn(received, key)
    if (value === undefined) return
    const existing = getOwn(target, key)
    setOwn(
      target,
      key,
      join === undefined || existing === undefined || existing === null ? value : join(existing, value),
    )
  }
}

function joinBelow(tree: ResponseTree, interfaces: ReadonlySet<unknown>): Join {
  const merge = compileMerge(tree, interfaces)
  return function join(existing: unknown, received: unknown): unknown {
    if (received === null) return existing // one fetch's failure does not take away what another brought
    if (Array.isArray(existing) && Array.isArray(received)) {
      if (existing.length !== received.length) return received
      existing.forEach((one: unknown, index) => {
        existing[index] = join(one, received[index])
      })
      return existing
    }
    if (!isObject(existing) || !isObject(received)) return received
    merge(existing, received) // in place: a fetch that is under way may hold the object
    return existing
  }
}
