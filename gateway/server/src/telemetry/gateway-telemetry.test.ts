import { pino } from 'pino'
import { request } from 'undici'
import { gatewayTelemetry } from './gateway-telemetry.ts'

const options = { logger: pino({ level: 'silent' }), subgraphs: [], metrics: undefined, traces: undefined }

describe('gatewayTelemetry', () => {
  it('opens nothing that was not asked for', async () => {
    const telemetry = await gatewayTelemetry(options)
    telemetry.shows({ cachedPlans: () => 1 })
    await telemetry.close()
    expect([telemetry.observers, telemetry.metricsPort]).toEqual([[], undefined])
  })

  it('logs requests where the log is read that closely', async () => {
    const { observers } = await gatewayTelemetry({
      ...options,
      logger: pino({ level: 'info' }, { write: () => undefined }),
    })
    expect(observers.length).toBe(1)
  })

  it('serves figures with the state of the gateway, and ends them', async () => {
    const telemetry = await gatewayTelemetry({ ...options, metrics: { host: '127.0.0.1', port: 0 } })
    telemetry.shows({ cachedPlans: () => 7 })
    const address = `http://127.0.0.1:${telemetry.metricsPort}/metrics`
    const text = await (await request(address)).body.text()
    await telemetry.close()
    expect(text).toContain('simpul_plan_cache_size 7')
    await expect(request(address)).rejects.toThrow()
  })

  it('traces where a collector is named', async () => {
    const traces = { endpoint: 'http://127.0.0.1:9', ratio: 0 }
    const subgraphs = [{ name: 'ngo', url: 'http://127.0.0.1:4003/graphql' }]
    const telemetry = await gatewayTelemetry({ ...options, subgraphs, traces })
    const [observerFor] = telemetry.observers
    const observer = observerFor?.({ headers: {}, method: 'POST' })
    observer?.ended({ milliseconds: 1, status: 200, operation: undefined, codes: [], closed: [] })
    await telemetry.close()
    expect(telemetry.observers.length).toBe(1)
  })
})
