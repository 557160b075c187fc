import { Counter, Histogram, type Registry } from 'prom-client'

/** What is counted of each request. */
export type RequestMetrics = ReturnType<typeof requestMetrics>

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Registers the counters and histograms of requests. */
export function requestMetrics(registry: Registry) {
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `simpul_${name}`, help, labelNames: [...labelNames], registers })
  const histogram = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    buckets = seconds,
  ) => new Histogram({ name: `simpul_${name}`, help, labelNames: [...labelNames], buckets, registers })
  return {
    requestSeconds: histogram('request_duration_seconds', 'Requests, by what became of them.', [
      'caller',
      'operation',
      'outcome',
    ]),
    errors: counter('request_errors_total', 'Errors in answers, by code.', ['code']),
    closed: counter('boundary_closed_total', 'Closed fields named in answers, one a field and request.', [
      'owner',
      'reason',
    ]),
    prepared: counter('plan_cache_requests_total', 'Operations asked of the cache of plans.', ['result']),
    planSeconds: histogram('plan_duration_seconds', 'How long requests waited for a plan that was not cached.', []),
    answerBytes: histogram(
      'answer_bytes',
      'Size of the data of answers, in bytes.',
      [],
      [100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000],
    ),
    exact: counter('answers_exact_total', 'Answers that graphql-js had to write.', []),
    callSeconds: histogram('subgraph_call_duration_seconds', 'Calls to subgraphs.', ['subgraph', 'kind', 'outcome']),
    retries: counter('subgraph_retries_total', 'Calls that were sent once more.', ['subgraph']),
    sentBytes: counter('subgraph_sent_bytes_total', 'Bytes of the bodies sent to subgraphs.', ['subgraph']),
    receivedBytes: counter('subgraph_received_bytes_total', 'Bytes of the bodies received.', ['subgraph']),
    found: counter('representations_found_total', 'Objects of answers that calls complete.', ['subgraph']),
    sent: counter('representations_sent_total', 'Representations sent for them.', ['subgraph']),
  }
}
