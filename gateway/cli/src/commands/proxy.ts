import { once } from 'node:events'
import { type Command, type ExitCode, exitCodes, type Shell } from '../command.ts'
import { usageError } from '../command-error.ts'
import { listenOnLoopback } from '../listen-on-loopback.ts'
import { proxyServer } from '../proxy/proxy-server.ts'
import { tokenKeeper } from '../proxy/token-keeper.ts'
import { readArguments, readUrl } from '../read-arguments.ts'
import { choicesOf, chooseCapacity } from '../sign-in/capacity.ts'
import { obtainCredentials } from '../sign-in/credentials.ts'
import { newProofKey } from '../sign-in/proof-key.ts'
import { readWho, whoHelp, whoOptions } from '../sign-in/who.ts'

/** `simpul proxy`: a local address that adds the token and its proofs for programs that cannot. */
export const proxyCommand: Command = {
  name: 'proxy',
  summary: 'Opens a local address that adds token and proofs, for curl, Grafana or Excel.',
  help: `
simpul proxy: opens a local address that adds token and proofs, for curl, Grafana or Excel.

Usage: simpul proxy --as WHO --purpose P [options]

${whoHelp}
  --purpose P     why you ask; may be left out where the person has only one
  --role R        in which role; only where the person has several
  --port N        the port on 127.0.0.1 (default 4010; 0 takes any free one)
  --gateway URL   the gateway's public /graphql (default http://localhost:4000/graphql)
  --json          prints the address as one JSON object

It answers GET and POST on /graphql until you stop it (Ctrl-C), and renews the token before
it ends. It listens on this machine only and refuses web pages. But every program and every
person who can open a connection on this machine asks as you while it runs: do not leave
it running on a machine you share.

Exit codes: 0 it was stopped, 1 the sign-in failed or the port is taken, 2 the command was
called wrongly.

Example:
  simpul proxy --as ngo/analyst &
  curl -d '{"query":"{ indicators { code } }"}' -H 'content-type: application/json' \\
       http://127.0.0.1:4010/graphql
`,
  run: serveProxy,
}

async function serveProxy(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    ...whoOptions,
    purpose: { type: 'string' },
    role: { type: 'string' },
    port: { type: 'string', default: '4010' },
    gateway: { type: 'string' },
  })
  if (positionals.length > 0) throw usageError(`"simpul proxy" takes no argument "${positionals[0]}".`)
  const who = readWho(values, shell.settings)
  if (!who) throw usageError('Say who asks: --as WHO, or --issuer URL with --browser.')
  const wantedPort = readPort(values.port)
  const gateway = readUrl('gateway', values.gateway ?? shell.settings.gateway)

  const key = await newProofKey()
  const obtain = () => obtainCredentials(who, shell, key)
  const first = await obtain()
  const capacity = chooseCapacity(choicesOf(first.token), values)
  const report = (message: string) => shell.err(`${message}\n`)
  const server = proxyServer({ gateway, keeper: tokenKeeper(first, obtain), capacity, fetch: shell.fetch, report })
  const url = `http://127.0.0.1:${await listenOnLoopback(server, wantedPort)}/graphql`
  shell.out(
    values.json
      ? `${JSON.stringify({ url, gateway, purpose: capacity.purpose })}\n`
      : `Ask ${url} for ${capacity.purpose}. Stop with Ctrl-C.\n`,
  )

  if (!shell.stop.aborted) await once(shell.stop, 'abort')
  server.close()
  server.closeAllConnections()
  return exitCodes.ok
}

function readPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw usageError(`--port takes a number from 0 to 65535, not "${text}".`)
}
