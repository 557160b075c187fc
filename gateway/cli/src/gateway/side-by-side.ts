import { textTable } from '../text-table.ts'
import type { Answer } from './answer.ts'

/** One caller's answer, under the name to show it by. */
export interface NamedAnswer {
  readonly name: string
  readonly answer: Answer
}

/** The answers of several callers to one question: a line a value, a column a caller; a closed field says why. */
export function sideBySide(answers: readonly NamedAnswer[]): string {
  const columns = answers.map(({ answer }) => valuesOf(answer.data))
  const paths = [...new Set(columns.flatMap((values) => [...values.keys()]))].filter((path) => !isParent(path, columns))
  const rows = paths.map((path) => [path, ...answers.map(({ answer }, at) => cellOf(path, columns[at], answer))])
  return textTable(['field', ...answers.map(({ name }) => name)], rows)
}

function valuesOf(data: unknown): Map<string, string> {
  const values = new Map<string, string>()
  collect(data, '', values)
  return values
}

function collect(value: unknown, path: string, values: Map<string, string>): void {
  if (Array.isArray(value) && value.some(isObject)) {
    value.forEach((one, index) => {
      collect(one, `${path}[${index + 1}]`, values)
    })
    return
  }
  if (!isObject(value)) {
    values.set(path, value === null || value === undefined ? '' : shown(value))
    return
  }
  for (const [name, inner] of Object.entries(value)) collect(inner, path === '' ? name : `${path}.${name}`, values)
}

function shown(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(', ') || '(none)' : String(value)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True for a path that one answer leaves empty where another has values below it. */
function isParent(path: string, columns: readonly Map<string, string>[]): boolean {
  const isBelow = (other: string) => other.startsWith(`${path}.`) || other.startsWith(`${path}[`)
  return (
    columns.some((values) => [...values.keys()].some(isBelow)) &&
    columns.every((values) => (values.get(path) ?? '') === '')
  )
}

function cellOf(path: string, values: Map<string, string> | undefined, answer: Answer): string {
  const value = values?.get(path)
  if (value !== undefined && value !== '') return value
  const reason = reasonFor(path, answer)
  return reason === undefined ? '-' : `closed: ${reason}`
}

/** A value is closed where its own field is, or one above it. */
function reasonFor(path: string, { closed }: Answer): string | undefined {
  const fields = path
    .replace(/\[\d+\]/g, '')
    .split('.')
    .reverse()
  for (const field of fields) {
    const found = closed.find(({ coordinate }) => coordinate.endsWith(`.${field}`))
    if (found !== undefined) return found.reason
  }
  return undefined
}
