import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { usageError } from '../command-error.ts'

/** Reads a query: from standard input for `-`, as it stands where it holds a brace, and else from a file. */
export async function readQuery(source: string, readInput: () => Promise<string>): Promise<string> {
  if (source === '-') return readInput()
  return source.includes('{') ? source : readText(source)
}

const variablesSchema = z.record(z.string(), z.unknown())

/** Reads variables: JSON as it stands, or a file of it, so that an identity number stays out of the shell's history. */
export async function readVariables(source: string | undefined): Promise<Record<string, unknown> | undefined> {
  if (source === undefined) return undefined
  const text = source.trimStart().startsWith('{') ? source : await readText(source)
  const read = variablesSchema.safeParse(parsed(text))
  if (!read.success) throw usageError('--variables takes a JSON object, or a file that holds one.')
  return read.data
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw usageError(`There is no file ${file} that can be read.`)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
