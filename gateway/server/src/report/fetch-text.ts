import { Kind, parse, print, visit } from 'graphql'
import { shortened } from './path-text.ts'

/**
 * The operation of a fetch, to be read by people: without the texts and long numbers that the caller wrote into it,
 * which may be about a person.
 */
export function fetchText(operation: string): string {
  const document = visit(parse(operation, { noLocation: true }), {
    StringValue: () => ({ kind: Kind.STRING, value: '…' }),
    IntValue: (node) => (node.value.length > longestNumber ? { kind: Kind.INT, value: '0' } : undefined),
    FloatValue: () => ({ kind: Kind.FLOAT, value: '0' }),
  })
  return shortened(print(document), mostCharacters)
}

const longestNumber = 5
const mostCharacters = 2_000
