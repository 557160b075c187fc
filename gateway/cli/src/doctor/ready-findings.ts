import { z } from 'zod'
import { withTimeLimit } from '../time-limit.ts'
import { type Finding, fine, wrong } from './finding.ts'

/** Something that answers whether it is ready. */
export interface Service {
  readonly name: string
  readonly url: string
}

const readinessSchema = z.object({
  status: z.string().optional(),
  because: z.string().optional(),
  subgraphs: z.record(z.string(), z.string()).optional(),
})

/** Asks each service whether it is ready; the gateway says also which agencies it cannot reach. */
export async function readyFindings(
  services: readonly Service[],
  ask: typeof fetch,
  stop: AbortSignal,
): Promise<readonly Finding[]> {
  return Promise.all(services.map((service) => readyFinding(service, ask, stop)))
}

async function readyFinding({ name, url }: Service, ask: typeof fetch, stop: AbortSignal): Promise<Finding> {
  const about = `${name} is ready`
  try {
    const { response, body } = await withTimeLimit(5_000, stop, async (signal) => {
      const answered = await ask(`${url}/readyz`, { redirect: 'error', signal })
      return { response: answered, body: await answered.text() }
    })
    const said = readinessSchema.safeParse(parsed(body)).data
    if (!response.ok)
      return wrong(
        about,
        `${url} answers ${response.status}: ${said?.because ?? said?.status ?? 'it does not say why'}.`,
      )
    const away = Object.entries(said?.subgraphs ?? {}).filter(([, state]) => state !== 'ready')
    if (away.length > 0) return wrong(about, `${url} does not reach ${away.map(([subgraph]) => subgraph).join(', ')}.`)
    return fine(about, `${url} answers.`)
  } catch {
    return wrong(about, `${url} does not answer.`)
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
