import type { FormattedExecutionResult } from 'graphql'

const textOf = new WeakMap<object, string>()

/** Data whose JSON text is there already: whoever looks into it sees nothing, `stringifyAnswer` writes it out. */
export function answerText(text: string): Record<string, unknown> {
  const data = Object.freeze({ toJSON: () => JSON.parse(text) })
  textOf.set(data, text)
  return data
}

/** The JSON text of a whole answer; the data is copied as it stands. */
export function stringifyAnswer({ data, errors, extensions, ...rest }: FormattedExecutionResult): string {
  const parts: string[] = []
  if (errors !== undefined) parts.push(`"errors":${JSON.stringify(errors)}`)
  if (data !== undefined) parts.push(`"data":${dataText(data)}`)
  for (const [name, value] of Object.entries(rest))
    if (value !== undefined) parts.push(`${JSON.stringify(name)}:${JSON.stringify(value)}`)
  if (extensions !== undefined) parts.push(`"extensions":${JSON.stringify(extensions)}`)
  return `{${parts.join(',')}}`
}

function dataText(data: unknown): string {
  const known = typeof data === 'object' && data !== null ? textOf.get(data) : undefined
  return known ?? JSON.stringify(data)
}
