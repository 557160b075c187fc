/** The operations of a door by their names; two of one name stop the start. */
export function operationsByName<Operation extends { readonly name: string }>(
  door: string,
  parts: readonly (readonly Operation[] | undefined)[],
): ReadonlyMap<string, Operation> {
  const found = new Map<string, Operation>()
  for (const operation of parts.flatMap((part) => part ?? [])) {
    if (found.has(operation.name))
      throw new Error(`The ${door} door has two operations with the name ${operation.name}.`)
    found.set(operation.name, operation)
  }
  return found
}
