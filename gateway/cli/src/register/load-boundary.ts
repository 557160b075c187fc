import { type BoundaryRules, readRules } from '@simpul/boundary'
import type { RegisterState, TrustAnchors } from '@simpul/trust'
import type { Shell } from '../command.ts'
import { CommandError } from '../command-error.ts'
import { messageOf } from '../message-of.ts'
import { readUrl } from '../read-arguments.ts'
import { readTextFile } from '../read-file.ts'
import { schemaFile } from '../start/hub-layout.ts'
import { fetchRegisterFrom } from './fetch-register.ts'
import { foundingPath, readFounding } from './founding.ts'
import { readRegister } from './read-register.ts'

/** The options of the commands that compute the boundary here. */
export const boundaryOptions = {
  register: { type: 'string' },
  founding: { type: 'string' },
  schema: { type: 'string', multiple: true },
} as const

/** The lines of a command's help that explain `boundaryOptions`. */
export const boundaryHelp = `  --register URL  whose register is read (default the forum's, then any agency's that relays it)
  --founding FILE the pinned agencies (default founding.json of the hub's folder)
  --schema FILE   an owner's schema; may be repeated (default those of this checkout)`

interface BoundaryValues {
  readonly register?: string | undefined
  readonly founding?: string | undefined
  readonly schema?: readonly string[] | undefined
}

/** Everything from which the boundary is computed: each owner's rules, and the register at this moment. */
export interface LoadedBoundary {
  readonly owners: readonly BoundaryRules[]
  readonly schemas: readonly string[]
  readonly state: RegisterState
  readonly founding: TrustAnchors
  readonly now: Date
  /** What makes the answer less than it should be. */
  readonly remarks: readonly string[]
}

/** Reads founding, schemas and register, and checks the register's signatures. */
export async function loadBoundary(values: BoundaryValues, shell: Shell): Promise<LoadedBoundary> {
  const founding = await readFounding(values.founding ?? foundingPath(shell.settings.folder))
  const { schemas, owners } = await loadSchemas(values.schema, founding)
  const held = await fetchRegisterFrom(registerUrls(values.register, founding, shell), shell.fetch, shell.stop)
  const now = new Date()
  const { state, headFault } = readRegister(held, founding, now)
  const stale = state.isFresh ? [] : ['The register is not confirmed: personal and specific fields read as closed.']
  return {
    owners,
    schemas,
    state,
    founding,
    now,
    remarks: [...(headFault === undefined ? [] : [headFault]), ...state.faults.map(({ message }) => message), ...stale],
  }
}

/** Reads the owners' schemas, and each owner's rules from its own. */
export async function loadSchemas(named: readonly string[] | undefined, founding: TrustAnchors) {
  const schemas = await Promise.all(schemaFiles(named, founding).map((file) => readTextFile(file)))
  return { schemas, owners: schemas.map(rulesOf) }
}

function schemaFiles(named: readonly string[] | undefined, { agencies }: TrustAnchors): readonly string[] {
  return named ?? [...new Set(agencies.map(({ subgraph }) => subgraph))].map(schemaFile)
}

/** The forum's first. */
function registerUrls(named: string | undefined, { agencies }: TrustAnchors, { settings }: Shell): readonly string[] {
  if (named !== undefined) return [readUrl('register', named).replace(/\/$/, '')]
  const forums = agencies.filter(({ kind }) => kind === 'FORUM').map(({ id }) => id)
  const ids = [...forums, ...Object.keys(settings.agencyUrls).filter((id) => !forums.includes(id))]
  return ids.flatMap((id) => settings.agencyUrls[id] ?? [])
}

function rulesOf(sdl: string): BoundaryRules {
  try {
    return readRules(sdl)
  } catch (cause) {
    throw new CommandError('REQUEST_FAILED', `A schema cannot be read: ${messageOf(cause)}`, { cause })
  }
}
