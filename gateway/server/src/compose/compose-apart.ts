import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Composed, SubgraphSource } from './compose.ts'

/** Composes in a child process, so that the gateway keeps neither the time nor the memory of it. Resolves with the SDL. */
export async function composeApart(subgraphs: readonly SubgraphSource[]): Promise<string> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const script = fileURLToPath(new URL(`./compose-process.${extension}`, import.meta.url))
  const child = spawn(process.execPath, [...process.execArgv, script], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(subgraphs))
  const outcome: Composed = JSON.parse(
    (await text(child.stdout)) || '{"kind":"refused","reasons":["composition ended without an answer"]}',
  )
  if (outcome.kind === 'composed') return outcome.supergraph
  throw new Error(`The subgraphs do not compose:\n${outcome.reasons.map((reason) => `- ${reason}`).join('\n')}`)
}
