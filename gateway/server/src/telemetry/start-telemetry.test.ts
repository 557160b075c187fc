import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { startTelemetry } from './start-telemetry.ts'

describe('startTelemetry', () => {
  it('sends spans to the collector as OTLP in JSON, at the latest when it is closed', async () => {
    const received: { path: string | undefined; body: unknown }[] = []
    const collector = createServer(async (request, response) => {
      received.push({ path: request.url, body: JSON.parse(await text(request)) })
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    }).listen(0, '127.0.0.1')
    await once(collector, 'listening')
    const { port } = collector.address() as AddressInfo
    const telemetry = await startTelemetry({
      endpoint: `http://127.0.0.1:${port}/`,
      service: 'simpul-gateway',
      ratio: 1,
    })
    telemetry.tracer.startSpan('one').end()
    await telemetry.close()
    collector.close()
    collector.closeAllConnections()
    expect(received).toEqual([
      {
        path: '/v1/traces',
        body: {
          resourceSpans: [
            expect.objectContaining({
              resource: expect.objectContaining({
                attributes: [{ key: 'service.name', value: { stringValue: 'simpul-gateway' } }],
              }),
              scopeSpans: [expect.objectContaining({ spans: [expect.objectContaining({ name: 'one' })] })],
            }),
          ],
        },
      },
    ])
  })
})
