import { readConfig } from './config.ts'
import { createSignIn } from './sign-in.ts'

try {
  const config = readConfig(process.env)
  const app = await createSignIn(config)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void app.close())
  await app.listen({ host: config.host, port: config.port })
  process.stdout.write(`The demonstration sign-in answers at ${config.issuerBase}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
