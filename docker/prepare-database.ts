import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { databaseNames, prepareDatabase } from '@simpul/database'

const { SUBGRAPH = '', ADMIN_URL = '', MIGRATOR_PASSWORD, OWN_PASSWORD, PARTNER_PASSWORD } = process.env

const name = `simpul_${SUBGRAPH}`
const access = await prepareDatabase({
  adminUrl: ADMIN_URL,
  name,
  passwords: {
    migrator: required('MIGRATOR_PASSWORD', MIGRATOR_PASSWORD),
    own: required('OWN_PASSWORD', OWN_PASSWORD),
    partner: required('PARTNER_PASSWORD', PARTNER_PASSWORD),
  },
})
process.exitCode = await runPrepare()

/** Brings the tables up to date and seeds an empty database, without the administrator's address. */
function runPrepare(): Promise<number> {
  const { migrator, own, partner, views } = databaseNames(name)
  const script = fileURLToPath(new URL(`../subgraphs/${SUBGRAPH}/dist/prepare.js`, import.meta.url))
  const child = spawn(process.execPath, [script], {
    env: {
      ...only(['PATH', 'HOME', 'TODAY', 'WORKERS', 'SUBJECT_ISSUER', 'REGISTER_SEED_FILE', 'FOUNDING_FILE']),
      MIGRATOR_URL: access.migrator,
      OWN_URL: access.own,
      ROLES: JSON.stringify({ migrator, own, partner, views }),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  process.once('SIGTERM', () => child.kill())
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

function required(variable: string, value: string | undefined): string {
  if (value) return value
  throw new Error(`${variable} is missing: the secret's file must be mounted at /run/secrets/${variable}.`)
}

function only(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((variable) => {
      const value = process.env[variable]
      return value === undefined ? [] : [[variable, value]]
    }),
  )
}
