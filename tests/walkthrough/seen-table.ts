import { type GraphQLSchema, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import type { ComparedStep } from './telling.ts'

/** One question's answers side by side: a line a field, a column a caller. */
export function seenTable({ query, answers }: ComparedStep, schema: GraphQLSchema): string {
  const coordinates = coordinatesOf(query, schema)
  const columns = answers.map(({ who, purpose, answer }) => ({
    head: `${who}, for ${purpose}`,
    seen: new Map(leaves(answer.data, '')),
    reasons: new Map((answer.extensions?.boundary?.closed ?? []).map((one) => [one.coordinate, one.reason])),
  }))
  const paths = [...new Set(columns.flatMap(({ seen }) => [...seen.keys()]))]
  const fields = paths.filter((path) => !paths.some((other) => isBelow(other, path)))
  const lines = fields
    .sort(inOrderOf([...coordinates.keys()]))
    .map((field) => [
      `\`${field}\``,
      ...columns.map(({ seen, reasons }) => cell(field, seen, (path) => reasons.get(coordinates.get(plain(path))))),
    ])
  const heads = ['field', ...columns.map(({ head }) => head)]
  return [heads, heads.map(() => '---'), ...lines].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

type Leaf = readonly [path: string, value: unknown]

/** Every value of an answer with its place; what is null or empty counts as a value. */
function leaves(value: unknown, path: string): readonly Leaf[] {
  if (Array.isArray(value)) {
    if (value.length === 0) return [[path, 'none']]
    if (value.every((one) => typeof one !== 'object')) return [[path, value.join(', ')]]
    return value.flatMap((one, at) => leaves(one, value.length === 1 ? path : `${path}[${at}]`))
  }
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([name, one]) => leaves(one, path === '' ? name : `${path}.${name}`))
}

/** What a caller saw at a place, or at the nearest place above it that was answered. */
function cell(field: string, seen: ReadonlyMap<string, unknown>, reasonOf: (path: string) => unknown): string {
  for (let path = field; path !== ''; path = above(path)) {
    if (!seen.has(path)) continue
    const value = seen.get(path)
    if (value !== null) return String(value).replaceAll('|', '\\|')
    const reason = reasonOf(path)
    return reason === undefined ? 'null' : `*closed: ${reason}*`
  }
  return ''
}

function above(path: string): string {
  return path.replace(/(\[\d+\]|\.?[^.[]+)$/, '')
}

function isBelow(path: string, other: string): boolean {
  return path.startsWith(`${other}.`) || path.startsWith(`${other}[`)
}

/** A place without the numbers of its list items. */
function plain(path: string): string {
  return path.replace(/\[\d+\]/g, '')
}

function inOrderOf(paths: readonly string[]): (one: string, other: string) => number {
  return (one, other) => paths.indexOf(plain(one)) - paths.indexOf(plain(other)) || one.localeCompare(other)
}

/** The coordinate that each place of a question asks: `worker.cases` is `Worker.cases`. */
function coordinatesOf(query: string, schema: GraphQLSchema): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const types = new TypeInfo(schema)
  const path: string[] = []
  visit(
    parse(query),
    visitWithTypeInfo(types, {
      Field: {
        enter({ name }) {
          path.push(name.value)
          found.set(path.join('.'), `${types.getParentType()?.name}.${name.value}`)
        },
        leave() {
          path.pop()
        },
      },
    }),
  )
  return found
}
