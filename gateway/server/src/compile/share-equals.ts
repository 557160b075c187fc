import type { ResponsePath } from '@apollo/query-planner'
import { isInherited } from './own-property.ts'
import type { ResponseTree } from './response-tree.ts'

/** Makes equal objects of what came for one fetch one object. */
export type ShareEquals = (received: unknown) => void

/** Under it an object that stands in several places of an answer keeps its text; no key of JSON is a symbol. */
export const sharedText = Symbol('text of a shared object')

/** Where an object's text stands in the answer that is written now: `by` names the answer, `of` the selection. */
export const notWritten = Object.freeze({ by: undefined, of: undefined, from: 0, to: 0 })

/** What is known of a fetch before it is decided what of its answer may be shared. */
export interface SharingFetch {
  readonly path: ResponsePath
  readonly tree: ResponseTree
  /** True where the plan renames what comes back. */
  readonly isRewritten: boolean
}

/**
 * What of each fetch's answer may be shared. Equal objects at one path are treated alike by all that follows, so one of
 * them can stand for all: it is completed once and written once. Left alone are objects of which another fetch brings a
 * part by way of their parents, and what the plan renames. The fetches must be all of the operation.
 */
export function compileSharing(fetches: readonly SharingFetch[]): readonly (ShareEquals | undefined)[] {
  const bases = fetches.map(({ path }) => path.map(String).filter((step) => step !== '@'))
  const paths = fetches.map(({ tree }, index) => objectPaths(tree, bases[index] ?? []))
  return fetches.map(({ tree, isRewritten }, index) => {
    if (isRewritten) return undefined
    const others = new Set(paths.flatMap((found, other) => (other === index ? [] : found)))
    return sharing(tree, (keys) => !others.has([...(bases[index] ?? []), ...keys].join(' ')))
  })
}

function objectPaths(tree: ResponseTree, above: readonly string[]): readonly string[] {
  return [...tree.keys].flatMap(([key, below]) => {
    const keys = [...above, key]
    return below === undefined ? [] : [keys.join(' '), ...objectPaths(below, keys)]
  })
}

/**
 * A walk over everything that came, from the leaves up, so that objects whose parts are shared can be shared too. It is
 * written out, a function for each kind of object, so that each step meets objects of one shape only.
 */
function sharing(tree: ResponseTree, mayShare: (keys: readonly string[]) => boolean): ShareEquals | undefined {
  const functions: string[] = []
  let sharers = 0
  const visit = (below: ResponseTree, keys: readonly string[]): string | undefined => {
    const children = [...below.keys].flatMap(([key, inner]) => {
      const name = inner === undefined || isInherited(key) ? undefined : visit(inner, [...keys, key])
      return name === undefined ? [] : [{ at: accessor(key), name }]
    })
    const share = keys.length > 0 && mayShare(keys) ? shareCode(below, sharers) : undefined
    if (share === undefined && children.length === 0) return undefined
    const name = `w${functions.length}`
    if (share !== undefined) sharers += 1
    const steps = children.map(
      (child) => `c=v${child.at};if(typeof c==='object'&&c!==null){r=${child.name}(c,k);if(r!==c)v${child.at}=r}`,
    )
    functions.push(
      `function ${name}(v,k){let c,r;if(Array.isArray(v)){for(let i=0;i<v.length;i++){c=v[i];if(typeof c==='object'&&c!==null){r=${name}(c,k);if(r!==c)v[i]=r}}return v}
${steps.join('\n')}
${share ?? 'return v'}}`,
    )
    return name
  }
  const root = visit(tree, [])
  if (root === undefined || sharers === 0) return undefined
  const make = new Function(
    's',
    'none',
    'same',
    `'use strict';${functions.join('\n')}
return (v)=>{const k=[];for(let i=0;i<${sharers};i++)k.push(new Map());${root}(v,k)}`,
  )
  return make(sharedText, notWritten, sameLists)
}

/** Finds the first equal object by one plain value; then every other key must hold the same, lists element by element. */
function shareCode({ keys }: ResponseTree, place: number): string | undefined {
  const names = [...keys.keys()]
  if (names.some((key) => key !== '__typename' && isInherited(key))) return undefined
  const mark = names.find((key) => key !== '__typename' && keys.get(key) === undefined)
  if (mark === undefined) return undefined
  const others = names.filter((key) => key !== mark).map(accessor)
  const compared = others.map((at) => `(v${at}===e${at}||same(v${at},e${at}))`)
  return `c=v${accessor(mark)};if(c===undefined||c===null)return v;
const e=k[${place}].get(c);if(e===undefined){k[${place}].set(c,v);return v}
if(!(${['true', ...compared].join('&&')}))return v;if(e[s]===undefined)e[s]=none;return e`
}

function sameLists(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false
  return true
}

function accessor(key: string): string {
  return `[${JSON.stringify(key)}]`
}
