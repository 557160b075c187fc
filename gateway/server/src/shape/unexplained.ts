import type { GraphQLFormattedError } from 'graphql'

/** A place of the operation that was closed before anything was asked; the names of its keys, without places in lists. */
export interface ClosedPlace {
  readonly path: readonly (string | number)[]
}

/**
 * The errors that tell something new. A null that bubbles from a closed field is told by the account of the boundary, and
 * so is what an owner closed itself.
 */
export function unexplained(
  errors: readonly GraphQLFormattedError[],
  closed: readonly ClosedPlace[],
): readonly GraphQLFormattedError[] {
  return errors.filter((error) => !isClosed(error) && !(isNullOnly(error) && closed.some((one) => touches(error, one))))
}

function isClosed({ extensions }: GraphQLFormattedError): boolean {
  return extensions?.code === 'BOUNDARY_CLOSED'
}

/** True for the error that graphql-js gives a null in a place that promises a value. */
function isNullOnly({ message, extensions }: GraphQLFormattedError): boolean {
  return extensions?.code === undefined && message.startsWith('Cannot return null for non-nullable field')
}

function touches({ path = [] }: GraphQLFormattedError, closed: ClosedPlace): boolean {
  const names = path.filter((step) => typeof step === 'string')
  const shorter = Math.min(names.length, closed.path.length)
  return names.slice(0, shorter).every((step, index) => step === closed.path[index])
}
