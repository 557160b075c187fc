import type { Logger } from 'pino'

/** Stops cleanly on SIGINT and SIGTERM, once, and lets the process end by itself. */
export function stopOnSignals(logger: Logger, stop: () => Promise<void>): void {
  let isStopping = false
  const onSignal = () => {
    if (isStopping) return
    isStopping = true
    const late = setTimeout(() => process.exit(1), 10_000)
    late.unref()
    stop().then(
      () => process.exit(0),
      (error) => {
        logger.error({ err: error }, 'the stop failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}
