import type { ReactNode } from 'react'
import type { Language } from '../language.ts'
import type { Say } from '../page/top-bar.tsx'
import type { WatchedAnswer } from '../watched-fetcher.ts'
import { type Figures, figures } from './figures.ts'
import { PlanView } from './plan-view.tsx'
import { PrunedView } from './pruned-view.tsx'
import { reportSums } from './report-sums.ts'
import { reportWords } from './report-words.ts'
import type { RequestReport } from './request-report.ts'
import { waterfallOf } from './waterfall.ts'
import { WaterfallTable } from './waterfall-table.tsx'

interface PanelProps {
  readonly say: Say
  readonly language: Language
  /** The name of an agency, by its id. */
  readonly nameOf: (agency: string) => string
  readonly isPublic: boolean
  readonly answer: WatchedAnswer | undefined
  readonly onClose: () => void
}

/** What the hub did for the last answer: who was asked and when, by which plan, and what the boundary kept out of it. */
export function ReportPanel({ say, language, nameOf, isPublic, answer, onClose }: PanelProps): ReactNode {
  const report = answer?.request
  const write = figures(language)
  return (
    <section className="report" aria-label={say(reportWords.title)}>
      <header>
        <h2>{say(reportWords.title)}</h2>
        {answer?.operation && <code>{answer.operation}</code>}
        <button type="button" onClick={onClose} aria-label={say(reportWords.close)} title={say(reportWords.close)}>
          <svg viewBox="0 0 16 16" width="14" height="14" stroke="currentColor" strokeWidth="2" aria-hidden="true">
            <path d="M3 3 13 13 M13 3 3 13" />
          </svg>
        </button>
      </header>
      {report ? (
        <>
          <Sums say={say} write={write} report={report} />
          <WaterfallTable say={say} write={write} nameOf={nameOf} waterfall={waterfallOf(report)} />
          <div className="report-parts">
            <section>
              <h3>{say(reportWords.plan)}</h3>
              <PlanView say={say} tree={report.plan?.tree ?? null} />
            </section>
            <section>
              <h3>{say(reportWords.pruned)}</h3>
              <PrunedView say={say} isPublic={isPublic} pruned={report.pruned} />
            </section>
          </div>
          {report.isCut && <p className="faint">{say(reportWords.isCut)}</p>}
        </>
      ) : (
        <p className="faint">{say(answer ? reportWords.none : reportWords.beforeAsking)}</p>
      )}
    </section>
  )
}

interface SumsProps {
  readonly say: Say
  readonly write: Figures
  readonly report: RequestReport
}

function Sums({ say, write, report }: SumsProps): ReactNode {
  const { calls, sentBytes, receivedBytes, found, sent } = reportSums(report)
  const all = [
    [reportWords.total, write.milliseconds(report.totalMilliseconds)],
    [reportWords.calls, write.count(calls)],
    [reportWords.bytes, `${write.bytes(sentBytes)} / ${write.bytes(receivedBytes)}`],
    [reportWords.objects, `${write.count(found)} → ${write.count(sent)}`],
  ] as const
  return (
    <dl className="sums" aria-live="polite">
      {all.map(([term, value]) => (
        <div key={term.en}>
          <dt>{say(term)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
