import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { RegisterState } from '@simpul/trust'
import { z } from 'zod'
import { type Finding, fine, warning, wrong } from './finding.ts'

/** The folders below a hub's own in which keys and passwords are kept. */
const secretFolders = ['keys', 'proof-keys', 'sign-in']

/** Whether the secrets of this machine are their owner's alone, and the agencies' keys those that the register knows. */
export async function keyFindings(folder: string, state: RegisterState | undefined): Promise<readonly Finding[]> {
  const files = (await Promise.all(secretFolders.map((name) => filesBelow(join(folder, name))))).flat()
  if (files.length === 0) return [warning('key files', `There are none below ${folder}, so none was looked at.`)]
  const modes = await Promise.all(files.map(async (file) => ({ file, mode: (await stat(file)).mode & 0o777 })))
  const open = modes.filter(({ mode }) => (mode & 0o077) !== 0)
  return [
    ...open.map(({ file, mode }) =>
      wrong('key files', `${relative(folder, file)} has mode ${mode.toString(8).padStart(4, '0')}; it must be 0600.`),
    ),
    ...(open.length === 0 ? [fine('key files', `${files.length} files, readable by their owner alone.`)] : []),
    ...(state === undefined ? [] : await strangers(folder, state)),
  ]
}

/** Whether the founding file is there and nobody else writes it. */
export async function foundingFinding(file: string): Promise<Finding> {
  const about = 'founding file'
  try {
    const mode = (await stat(file)).mode & 0o777
    if ((mode & 0o022) !== 0)
      return wrong(
        about,
        `${file} may be changed by others (mode ${mode.toString(8).padStart(4, '0')}): whoever changes it is believed.`,
      )
    return fine(about, `${file} pins the agencies, and only its owner writes it.`)
  } catch {
    return wrong(about, `${file} is not there: nothing says whose keys are believed.`)
  }
}

const publicHalf = z.object({ x: z.string() })

async function strangers(folder: string, { keys }: RegisterState): Promise<readonly Finding[]> {
  const findings = [...keys].map(async ([agency, known]) => {
    const held = await readPublicHalf(join(folder, 'keys', agency, 'signing-key.json'))
    if (held === undefined || held === known.x) return []
    return [wrong('signing keys', `The register knows another key of ${agency} than the one kept here.`)]
  })
  return (await Promise.all(findings)).flat()
}

/** Of a key file only its public half is taken. */
async function readPublicHalf(file: string): Promise<string | undefined> {
  try {
    return publicHalf.safeParse(JSON.parse(await readFile(file, 'utf8'))).data?.x
  } catch {
    return undefined
  }
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  try {
    const found = await readdir(folder, { recursive: true, withFileTypes: true })
    return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  } catch {
    return []
  }
}
