import type { GraphQLFormattedError } from 'graphql'

/**
 * The places of the answer that errors make null. This is what of errors is compared, because it is what the
 * specification fixes: a null that bubbles may stand for any of the errors below it (GraphQL 6.4.4: "only one error
 * should be added"), fields beside it may go unresolved and their errors unsaid, and messages are each server's own. So
 * every error's path is followed to the first null of the data, and the sets of these places are equal. An error at a
 * value that is there is wrong and keeps its path, as does one without any. One at a key that the answer does not have
 * is of a field that the plan needed for itself, and is left out: what it made null is compared with the rest.
 */
export function nulledPlaces(
  data: unknown,
  errors: readonly Pick<GraphQLFormattedError, 'path' | 'message'>[],
): string[] {
  const places = errors.flatMap(({ path, message }) =>
    path === undefined ? [`without a path: ${message}`] : nulledPlace(data, path),
  )
  return [...new Set(places)].sort()
}

function nulledPlace(data: unknown, path: readonly (string | number)[]): string[] {
  let value: unknown = data
  for (const [index, step] of path.entries()) {
    if (value === null) return [JSON.stringify(path.slice(0, index))]
    if (typeof value !== 'object' || !Object.hasOwn(Object(value), step)) return []
    value = Reflect.get(Object(value), step)
  }
  return value === null ? [JSON.stringify(path)] : [`not null: ${JSON.stringify(path)}`]
}
