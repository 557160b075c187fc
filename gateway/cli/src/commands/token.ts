import { type Command, type ExitCode, exitCodes, type Shell } from '../command.ts'
import { usageError } from '../command-error.ts'
import { readArguments } from '../read-arguments.ts'
import { choicesOf, chooseOne } from '../sign-in/capacity.ts'
import { obtainBearer, obtainCredentials } from '../sign-in/credentials.ts'
import { keptProofKey } from '../sign-in/proof-key.ts'
import type { IssuedToken } from '../sign-in/redeem-code.ts'
import { proofKeyFile, readWho, type Who, whoHelp, whoOptions } from '../sign-in/who.ts'

/** `simpul token`: signs somebody in and prints their access token. */
export const tokenCommand: Command = {
  name: 'token',
  summary: 'Signs somebody in and prints their access token.',
  help: `
simpul token: signs somebody in and prints their access token.

Usage: simpul token --as WHO [options]

${whoHelp}
  --purpose P     fails unless the token may be used for purpose P
  --bearer        a plain bearer token, bound to no key: for analysts, for STATISTICS only
  --json          token, type, expiry, roles, purposes, and the file of the proof key

The token lives five minutes. It is bound to a key that is made on first use, kept in a
file that only you can read, and used again; without a proof of that key (RFC 9449) it is
worth nothing. "simpul query" and "simpul proxy" make the proofs for you.

Exit codes: 0 the token was printed, 1 the sign-in failed, 2 the command was called wrongly.

Examples:
  simpul token --as ngo/caseworker
  curl -H "authorization: Bearer $(simpul token --as ngo/analyst --bearer)" \\
       -H 'x-simpul-purpose: STATISTICS' ...
`,
  run: printToken,
}

const options = {
  ...whoOptions,
  purpose: { type: 'string' },
  bearer: { type: 'boolean', default: false },
} as const

async function printToken(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options)
  if (positionals.length > 0) throw usageError(`"simpul token" takes no argument "${positionals[0]}".`)
  const who = readWho(values, shell.settings)
  if (!who) throw usageError('Say who signs in: --as WHO, or --issuer URL with --browser.')

  const proofKey = values.bearer ? null : proofKeyFile(shell.settings.folder, who)
  const issued = await issue(who, proofKey, shell)
  const choices = choicesOf(issued.token)
  if (values.purpose !== undefined) chooseOne('purpose', values.purpose, choices?.purposes ?? [])

  if (!values.json) tell(issued, proofKey, shell)
  else shell.out(`${JSON.stringify(report(who, issued, proofKey))}\n`)
  return exitCodes.ok
}

async function issue(who: Who, proofKey: string | null, shell: Shell): Promise<IssuedToken> {
  if (proofKey === null) return obtainBearer(who, shell)
  return obtainCredentials(who, shell, await keptProofKey(proofKey))
}

function report({ issuer, person }: Who, { token, expiresAt }: IssuedToken, proofKey: string | null) {
  const type = proofKey === null ? 'Bearer' : 'DPoP'
  return { token, type, expiresAt, issuer, person: person ?? null, ...choicesOf(token), proofKey }
}

function tell({ token, expiresAt }: IssuedToken, proofKey: string | null, { out, err }: Shell): void {
  out(`${token}\n`)
  const until = `The token holds until ${expiresAt.toLocaleTimeString('en-GB')}.`
  err(proofKey === null ? `${until}\n` : `${until} Its proof key is kept in ${proofKey}\n`)
}
