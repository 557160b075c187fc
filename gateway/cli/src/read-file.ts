import { readFile, writeFile } from 'node:fs/promises'
import { CommandError, usageError } from './command-error.ts'

/** Reads JSON from a file, or from standard input for `-`. */
export async function readJsonFile(file: string, readInput: () => Promise<string>): Promise<unknown> {
  const text = file === '-' ? await readInput() : await readTextFile(file)
  try {
    return JSON.parse(text)
  } catch {
    throw usageError(`${file === '-' ? 'Standard input' : file} does not hold JSON.`)
  }
}

/** Reads a file as text. */
export async function readTextFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw usageError(`There is no file ${file} that can be read.`)
  }
}

/** Reads a file as it is. */
export async function readBytesFile(file: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(file))
  } catch {
    throw usageError(`There is no file ${file} that can be read.`)
  }
}

/** Writes a file that is not there yet; what somebody has worked on is never lost. */
export async function writeNewFile(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' })
  } catch (cause) {
    throw new CommandError('REQUEST_FAILED', `${file} cannot be written. Is it there already?`, { cause })
  }
}
