/**
 * The name of an operation as it may stand in a log, a span: at most 64 characters, and nothing that holds more than
 * six digits, which might be somebody's number. Undefined where there is none, or none that may be written down.
 */
export function operationLabel(name: string | undefined): string | undefined {
  if (name === undefined || name.replace(/\D/g, '').length > mostDigits) return undefined
  return name.slice(0, mostCharacters)
}

const mostDigits = 6
const mostCharacters = 64
