import { HubError } from '../hub-error.ts'

/** Refuses a value whose lists and objects nest deeper than `levels`: what walks it later may go down by recursion. */
export function refuseDeepNesting(value: unknown, levels: number): void {
  let layer = childrenOf([value])
  for (let level = 1; layer.length > 0; level += 1) {
    if (level > levels) throw new HubError('TOO_COMPLEX', `The request nests values deeper than ${levels} levels.`)
    layer = childrenOf(layer.flatMap((one) => Object.values(one)))
  }
}

function childrenOf(values: readonly unknown[]): readonly object[] {
  return values.filter((value): value is object => typeof value === 'object' && value !== null)
}
