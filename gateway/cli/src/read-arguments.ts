import { parseArgs } from 'node:util'
import { usageError } from './command-error.ts'
import { messageOf } from './message-of.ts'

type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly default?: string | boolean }>>
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
