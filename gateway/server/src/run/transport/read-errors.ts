import type { GraphQLFormattedError } from 'graphql'
import { getOwn, isObject } from '../../compile/own-property.ts'

/** More errors than these, longer messages and larger extensions help nobody who reads the answer. */
const mostErrors = 1_000
const mostCharacters = 2_000
const mostSteps = 200
const mostExtensions = 10_000

/**
 * The errors of a subgraph's answer, read part by part: message, path and extensions; its locations are of a text that
 * the client never saw. Where nothing among them is an error, one error says so: a null must not go unexplained.
 */
export function readErrors(
  errors: unknown,
  keeps: (error: GraphQLFormattedError) => boolean = () => true,
): readonly GraphQLFormattedError[] {
  const list: readonly unknown[] = Array.isArray(errors) ? errors : [errors]
  const kept: GraphQLFormattedError[] = []
  let isExplained = list.length === 0
  for (const one of list) {
    const error = readError(one)
    if (error === undefined) continue
    isExplained = true
    if (keeps(error)) kept.push(error)
    if (kept.length === mostErrors) break
  }
  return isExplained ? kept : [unreadable]
}

const unreadable: GraphQLFormattedError = {
  message: 'A subgraph reported an error in a form that cannot be read.',
  extensions: { code: 'SUBGRAPH_FAILED' },
}

function readError(one: unknown): GraphQLFormattedError | undefined {
  if (!isObject(one)) return undefined
  const message = getOwn(one, 'message')
  if (typeof message !== 'string') return undefined
  const path = readPath(getOwn(one, 'path'))
  const extensions = readExtensions(getOwn(one, 'extensions'))
  return {
    message: message.slice(0, mostCharacters),
    ...(path === undefined ? {} : { path }),
    ...(extensions === undefined ? {} : { extensions }),
  }
}

function readPath(path: unknown): readonly (string | number)[] | undefined {
  if (!Array.isArray(path) || path.length > mostSteps) return undefined
  return path.every((step) => typeof step === 'string' || Number.isSafeInteger(step)) ? path : undefined
}

/** They go into the answer as they are, through code that may copy them key by key: no key there is a prototype's. */
function readExtensions(extensions: unknown): Record<string, unknown> | undefined {
  if (!isObject(extensions)) return undefined
  try {
    const text = JSON.stringify(extensions)
    return text.length <= mostExtensions && !text.includes('"__proto__":') ? extensions : undefined
  } catch {
    return undefined // too deep to be written
  }
}
