import { parseArgs } from 'node:util'
import { usageError } from './command-error.ts'
import { messageOf } from './message-of.ts'

interface Option {
  readonly type: 'string' | 'boolean'
  readonly default?: string | boolean
  readonly multiple?: boolean
}

type Options = Readonly<Record<string, Option>>
type WithJson<T extends Options> = T & { readonly json: { readonly type: 'boolean'; readonly default: false } }

/** The values and positionals that a command with options `T` reads. */
export type Arguments<T extends Options> = ReturnType<
  typeof parseArgs<{ readonly options: WithJson<T>; readonly allowPositionals: true }>
>

/** Reads options and positionals strictly; a mistake is a usage error. `--json` is there for every command. */
export function readArguments<const T extends Options>(args: readonly string[], options: T): Arguments<T> {
  try {
    const json = { type: 'boolean', default: false } as const
    return parseArgs({ args: [...args], options: { ...options, json }, allowPositionals: true })
  } catch (error) {
    throw usageError(`${messageOf(error).split('. ')[0]}.`)
  }
}

/** Reads an option that must be an http or https address. */
export function readUrl(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return value
  throw usageError(`--${name} takes an http or https address, not "${value}".`)
}

/** The one argument that a command takes. */
export function readOne(positionals: readonly string[], what: string): string {
  const [one, extra] = positionals
  if (one === undefined) throw usageError(`Give ${what}.`)
  if (extra !== undefined) throw usageError(`Give ${what} alone, without "${extra}".`)
  return one
}

/** Refuses arguments where a command takes none. */
export function readNone(positionals: readonly string[]): void {
  const [extra] = positionals
  if (extra !== undefined) throw usageError(`There is no argument "${extra}" here.`)
}

/** An option that must be there. */
export function required(name: string, value: string | undefined): string {
  if (value !== undefined && value !== '') return value
  throw usageError(`--${name} is missing.`)
}

/** An option that may be given several times, each time with one value or several between commas. */
export function readList(values: readonly string[] | undefined): readonly string[] | undefined {
  return values
    ?.flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '')
}

/** An option of which every value must be one of `known`, in capitals or not. */
export function readChoices<const T extends string>(
  name: string,
  values: readonly string[] | undefined,
  known: readonly T[],
): readonly T[] | undefined {
  return readList(values)?.map((value) => readChoice(name, value, known))
}

/** An option whose value must be one of `known`, in capitals or not. */
export function readChoice<const T extends string>(name: string, value: string, known: readonly T[]): T {
  const found = known.find((one) => one.toLowerCase() === value.toLowerCase())
  if (found !== undefined) return found
  throw usageError(`--${name} takes one of ${known.join(', ')}, not "${value}".`)
}
