import { resolve } from 'node:path'
import { type Command, type ExitCode, exitCodes, type Shell } from '../command.ts'
import { usageError } from '../command-error.ts'
import { readArguments, readNone, readUrl, required } from '../read-arguments.ts'
import { readTextFile } from '../read-file.ts'
import { buildServices } from '../start/build-services.ts'
import { engineProcess } from '../start/engine-process.ts'

/** `simpul gateway`: the engine alone, over any Federation 2 supergraph. */
export const gatewayCommand: Command = {
  name: 'gateway',
  summary: "Serves any Federation 2 supergraph with the hub's engine, without a boundary.",
  help: `
simpul gateway: serves any Federation 2 supergraph with the hub's engine, without a boundary.

Usage: simpul gateway --supergraph FILE --open [options]

  --supergraph FILE     the supergraph, as "rover supergraph compose" writes it
  --open                says that you know: there is no sign-in and no boundary, every field
                        of every subgraph is open to whoever reaches the port
  --port N              the port on 127.0.0.1 (default 4020; 0 takes any free one)
  --subgraph NAME=URL   where a subgraph is reached, instead of the address in the
                        supergraph; may be given for each
  --json                prints the address and the process as one JSON object, once it serves

It answers GET and POST on /graphql, and 200 on /readyz when it serves, until you stop it
(Ctrl-C). It listens on this machine only. Nothing of a caller's headers goes to the
subgraphs. "docs/engine.md" says what the engine does and how it is measured.

Exit codes: 0 it was stopped, 1 the supergraph or the port cannot be used, 2 the command was
called wrongly.

Example:
  simpul gateway --supergraph supergraph.graphql --port 4020 --open
`,
  run: serveSupergraph,
}

async function serveSupergraph(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    supergraph: { type: 'string' },
    open: { type: 'boolean', default: false },
    port: { type: 'string', default: '4020' },
    subgraph: { type: 'string', multiple: true },
  })
  readNone(positionals)
  const supergraphFile = resolve(required('supergraph', values.supergraph))
  if (!values.open) throw closed()
  const port = readPort(values.port)
  const subgraphUrls = Object.fromEntries((values.subgraph ?? []).map(readSubgraph))
  await readTextFile(supergraphFile)

  await buildServices()
  const engine = await engineProcess({ supergraphFile, port, subgraphUrls })
  const { url, pid } = engine
  shell.out(
    values.json
      ? `${JSON.stringify({ url: `${url}/graphql`, readyz: `${url}/readyz`, pid })}\n`
      : `Ask ${url}/graphql. It is open to every program on this machine. Stop with Ctrl-C.\n`,
  )
  await Promise.race([stopped(shell), engine.ended])
  if (!shell.stop.aborted) throw new Error('The engine ended by itself.')
  await engine.stop()
  return exitCodes.ok
}

function closed() {
  return usageError(
    'The engine alone has no sign-in and no boundary: it opens every field of every subgraph to whoever reaches its port. ' +
      'Give --open if that is what you want, to try or to measure it. The hub with its boundary is "simpul start".',
  )
}

function readSubgraph(text: string): readonly [string, string] {
  const [name = '', ...rest] = text.split('=')
  if (name === '' || rest.length === 0) throw usageError(`--subgraph takes NAME=URL, not "${text}".`)
  return [name, readUrl(`subgraph ${name}`, rest.join('='))]
}

function readPort(text: string): number {
  const port = Number(text)
  if (text !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw usageError(`--port takes a number from 0 to 65535, not "${text}".`)
}

function stopped({ stop }: Shell): Promise<void> {
  return new Promise((done) => (stop.aborted ? done() : stop.addEventListener('abort', () => done(), { once: true })))
}
