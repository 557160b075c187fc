import type { SubgraphDefinition } from '@simpul/agency'
import { writeAgreements } from './write-agreements.ts'

/**
 * Keeps agreements and lines what the register says: the first request of a new epoch (another day, another entry)
 * waits until they are rewritten. Where that fails the request finds them as they were, and the next one tries again.
 */
export const followRegister: NonNullable<SubgraphDefinition['routes']> = (server, services) => {
  const { database, register, clock, logger } = services
  let followed: { readonly epoch: string; readonly written: Promise<void> } | undefined

  const rewrite = async (now: Date) => {
    try {
      await writeAgreements(database.own, register.state(now), register.entries(0))
    } catch (error) {
      followed = undefined
      logger.warn({ err: error }, 'the agreements could not follow the register')
    }
  }
  server.addHook('onRequest', async ({ url }) => {
    if (url !== '/graphql') return
    const now = clock()
    const { epoch } = register.state(now)
    if (followed?.epoch !== epoch) followed = { epoch, written: rewrite(now) }
    await followed.written
  })
}
